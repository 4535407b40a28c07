import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { chooseInDialogs } from '../../e2e/ask.ts'
import { proof } from '../../e2e/proof-parts.ts'
import { writeProfiles } from '../import.ts'
import type { Row } from '../race.ts'
import { withApp } from './app.ts'
import { dataFolder, manyProperties, profilesCache } from './data.ts'
import { blockedRows, watchThreads, type Watched } from './watch-threads.ts'

const megabytes = 200
const proofed = 100_000
const burst = 10_000

/** The longest time that the window's thread and the main process's were not free. */
export async function blockRows(folder: string): Promise<Row[]> {
  const importing = await whileImporting(join(folder, 'importing'))
  const proofing = await whileProofing(join(folder, 'proofing'))
  const [, searching] = blockedRows(
    `${burst.toLocaleString('en-US')} searches in a burst`,
    await whileSearching(join(folder, 'proofing')),
  )
  return [
    ...blockedRows(`import of ${String(megabytes)} MB`, importing),
    ...blockedRows(`proof of ${proofed.toLocaleString('en-US')} recipients`, proofing),
    ...(searching === undefined ? [] : [searching]),
  ]
}

/**
 * While a large file is imported, with the preview shown and 5,000 properties in the cache before, and while the window reads what the
 * cache holds then.
 */
async function whileImporting(folder: string): Promise<Watched> {
  await dataFolder(folder, manyProperties)
  const file = join(folder, 'large.jsonl')
  await writeProfiles(file, (_, bytes) => bytes < megabytes * 1e6)
  try {
    return await withApp(folder, async (page, app) => {
      await page.waitForTimeout(1_000)
      await chooseInDialogs(app, file)
      return watchThreads(page, app, async () => {
        await choose(app, 'samples-import')
        const progress = page.getByRole('progressbar', { name: /^Import of/ })
        await progress.waitFor()
        await progress.waitFor({ state: 'detached', timeout: 300_000 })
        // the new schema has been read by then, and the search index is being made
        await page.waitForTimeout(3_000)
      })
    })
  } finally {
    await rm(file)
  }
}

/** While the proof of a draft with twenty pairs is opened, grows, and is done. */
async function whileProofing(folder: string): Promise<Watched> {
  await dataFolder(folder, (cache) => profilesCache(cache, proofed))
  return withApp(folder, async (page, app) => {
    await page.waitForTimeout(3_000)
    return watchThreads(page, app, async () => {
      await choose(app, 'show-proof')
      await proof(page).getByRole('status').filter({ hasText: 'as of' }).first().waitFor({ timeout: 120_000 })
      await proof(page).getByRole('progressbar').waitFor({ state: 'detached', timeout: 120_000 })
      await page.waitForTimeout(500)
    })
  })
}

/** While a page that runs wild searches as fast as it can. */
async function whileSearching(folder: string): Promise<Watched> {
  return withApp(folder, async (page, app) => {
    await page.waitForTimeout(3_000)
    return watchThreads(page, app, () => page.evaluate(searchOften, burst))
  })
}

/** Runs in the page. */
async function searchOften(times: number): Promise<void> {
  await Promise.all(
    Array.from({ length: times }, () => window.api.ask('profile:search', { text: 'Mira 7', limit: 10 })),
  )
}

/** Chooses a command of the menu. */
export async function choose(app: ElectronApplication, command: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, command) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('menu:chosen', command)
  }, command)
}
