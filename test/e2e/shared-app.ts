import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ask, chooseInDialogs, valueOf } from './ask.ts'
import { type FirstProfile, removeFolder } from './first-profile.ts'
import { StartedApp } from './start-app.ts'

/** Everything that one test could leave to the next. */
interface State {
  readonly drafts: readonly object[]
  readonly draftFiles: readonly (readonly [name: string, text: string])[]
  readonly journal: readonly string[]
  readonly samples: string
  readonly windows: number
  readonly bounds: object | undefined
}

/** One app for the tests of a worker, which is as at its first start whenever a test begins. */
export class SharedApp {
  readonly #profiles: FirstProfile
  #started: StartedApp | undefined
  #first: State | undefined

  constructor(profiles: FirstProfile) {
    this.#profiles = profiles
  }

  async get(): Promise<StartedApp> {
    if (this.#started !== undefined) return this.#started
    const started = await StartedApp.start(await this.#profiles.copy())
    this.#first = await stateOf(started)
    return (this.#started = started)
  }

  /**
   * Brings the app back to its first state. Where a test went too far for that, the app ends, and the next test gets a
   * new one. Throws the errors that the windows report meanwhile.
   */
  async reset(expected: readonly RegExp[]): Promise<void> {
    const [started, first] = [this.#started, this.#first]
    if (started === undefined || first === undefined) return
    const isFirst = await restore(started, first).catch(() => false)
    if (isFirst) await started.check(expected)
    else await this.end(expected)
  }

  async end(expected: readonly RegExp[] = []): Promise<void> {
    const started = this.#started
    this.#started = undefined
    if (started === undefined) return
    try {
      await started.close(expected)
    } finally {
      await removeFolder(started.profile)
    }
  }
}

async function restore(started: StartedApp, first: State): Promise<boolean> {
  const { app } = started
  if (JSON.stringify(await samplesOf(started)) !== JSON.stringify(first.samples)) return false
  await chooseInDialogs(app)
  await app.evaluate(({ BrowserWindow, nativeTheme }, bounds) => {
    // Galley's own is the first that was made
    const [own, ...others] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)
    for (const other of others) other.destroy()
    own?.setBounds(bounds ?? {})
    nativeTheme.themeSource = 'system'
  }, first.bounds)
  await expect.poll(() => app.windows().length).toBe(first.windows)
  // what the page had in mind is gone, and it writes nothing down any more
  await started.window.mouse.move(0, 0)
  await reload(started)
  await restoreDrafts(started, first)
  await reload(started)
  return JSON.stringify(await stateOf(started)) === JSON.stringify(first)
}

/** The page as after a start: with no memory of panes or of the draft that was open. */
async function reload({ window }: StartedApp): Promise<void> {
  await window.evaluate(() => localStorage.clear())
  await window.reload()
  await window.getByRole('main').waitFor()
}

async function restoreDrafts({ window }: StartedApp, first: State): Promise<void> {
  const texts = new Map(first.draftFiles)
  const wanted = first.drafts as readonly { readonly id: string; readonly file: string }[]
  for (const { id } of await ask(window, 'draft:list'))
    if (!wanted.some((draft) => draft.id === id)) await valueOf(ask(window, 'draft:delete', { id }))
  // the list begins with what was used last
  for (const { id, file } of wanted.toReversed()) {
    const text = texts.get(file)
    await ask(window, 'draft:restore', { id })
    await valueOf(ask(window, 'draft:journal', { id, text: null }))
    const opened = await valueOf(ask(window, 'draft:open', { id }))
    if (opened.text !== text) await valueOf(ask(window, 'draft:save', { id, text, over: true }))
  }
}

async function samplesOf({ window }: StartedApp): Promise<string> {
  return valueOf(ask(window, 'samples:summary'))
}

async function stateOf(started: StartedApp): Promise<State> {
  const { app, profile, window } = started
  const names = await readdir(join(profile, 'drafts'))
  const list = await ask(window, 'draft:list')
  return {
    drafts: list.map(({ id, name, file, unsaved, missing }) => ({ id, name, file, unsaved, missing })),
    draftFiles: await Promise.all(
      names.sort().map(async (name) => [name, await readFile(join(profile, 'drafts', name), 'utf8')] as const),
    ),
    journal: await readdir(join(profile, 'journal')).catch(() => []),
    samples: await samplesOf(started),
    windows: app.windows().length,
    bounds: await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  }
}
