import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { samplesReady } from './samples-ready.ts'
import { StartedApp } from './start-app.ts'

/** What a data folder holds after the first start. Everything else in it is Chromium's own. */
const kept = ['drafts', 'library.json', 'samples.sqlite']

/** Returns a new empty folder, as its real path, which is how Galley notes its drafts. */
export async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'galley-e2e-')))
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A data folder as the first start leaves it, the bundled samples in and searchable: copied, it saves importing them. */
export class FirstProfile {
  #made: Promise<string> | undefined

  /** Returns the path of a new copy. */
  async copy(): Promise<string> {
    const from = await (this.#made ??= make())
    const to = await temporaryFolder()
    for (const name of kept) await cp(join(from, name), join(to, name), { recursive: true })
    // drafts are known by their paths
    const library = await readFile(join(to, 'library.json'), 'utf8')
    const [there, here] = [from, to].map((path) => JSON.stringify(path).slice(1, -1))
    await writeFile(join(to, 'library.json'), library.replaceAll(there ?? '', here ?? ''))
    return to
  }

  async remove(): Promise<void> {
    if (this.#made !== undefined) await removeFolder(await this.#made)
  }
}

async function make(): Promise<string> {
  const folder = await temporaryFolder()
  const started = await StartedApp.start(folder)
  await samplesReady(started.window)
  await expect.poll(() => readFile(join(folder, 'library.json'), 'utf8')).toMatch(/"samplesOffered":\s*true/)
  await started.close()
  return folder
}
