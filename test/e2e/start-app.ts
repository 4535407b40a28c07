import { join } from 'node:path'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { electronArguments, findElectron } from '../run/electron-runtime.ts'
import { chooseInDialogs } from './ask.ts'

const root = join(import.meta.dirname, '../..')

async function launch(profile: string, more: readonly string[], display?: string): Promise<ElectronApplication> {
  // Playwright asks the electron package for its path, which would download one
  if (!findElectron()) throw new Error('No Electron is installed. `npx install-electron` fetches it.')
  const args = [
    '-r',
    join(import.meta.dirname, 'keep-node-options.cjs'),
    ...electronArguments(),
    `--user-data-dir=${profile}`,
    '.',
    ...more,
  ]
  // without a colour scheme of its own Playwright would pretend to be a light system; nothing is waited for in vain
  const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) }
  return _electron.launch({ args, cwd: root, colorScheme: null, timeout: 0, env })
}

/** Starts an app that is nothing but a window with a page, to compare with. */
export function launchEmpty(profile: string, page: string): Promise<ElectronApplication> {
  const app = join(root, 'test/bench/empty-window')
  const words = electronArguments().map((word) => (word.endsWith('index.cjs') ? join(app, 'main.cjs') : word))
  const env = { ...process.env, GALLEY_BENCH_PAGE: page }
  return _electron.launch({ args: [...words, `--user-data-dir=${profile}`, app], env, timeout: 0 })
}

/** A started app, with what its windows have reported. The only way to start one. */
export class StartedApp {
  readonly app: ElectronApplication
  /** Galley's window. */
  readonly window: Page
  /** The data folder. */
  readonly profile: string
  #errors: string[]

  private constructor(app: ElectronApplication, window: Page, profile: string, errors: string[]) {
    this.app = app
    this.window = window
    this.profile = profile
    this.#errors = errors
  }

  /** Starts the built app on a data folder, on a display of its own where one is named, and waits until its window is drawn. */
  static async start(profile: string, more: readonly string[] = [], display?: string): Promise<StartedApp> {
    const app = await launch(profile, more, display)
    const errors: string[] = []
    app.context().on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    app.context().on('weberror', (error) => errors.push(String(error.error())))
    const window = await app.firstWindow({ timeout: 0 })
    await window.getByRole('main').waitFor({ timeout: 0 })
    const [messages, uncaught] = await Promise.all([
      window.consoleMessages({ filter: 'all' }),
      window.pageErrors({ filter: 'all' }),
    ])
    // what was reported before anything listened
    const early = [
      ...messages.filter((message) => message.type() === 'error').map((message) => message.text()),
      ...uncaught.map(String),
    ]
    errors.push(...early.filter((error) => !errors.includes(error)))
    // a dialog that a test did not ask for is cancelled
    await chooseInDialogs(app)
    return new StartedApp(app, window, profile, errors)
  }

  /** Throws the console errors and uncaught errors of every window since the last time, except those expected. */
  async check(expected: readonly RegExp[] = []): Promise<void> {
    // what a window reported before this is here when it has answered
    await Promise.all(this.app.windows().map((page) => page.evaluate(() => null).catch(() => null)))
    const surprises = this.#errors.filter((error) => !expected.some((pattern) => pattern.test(error)))
    this.#errors.length = 0
    if (surprises.length > 0) throw new Error(`The window reported errors:\n${surprises.join('\n')}`)
  }

  /** Throws where the window has the focus on nothing: the next key of a user of the keyboard would go nowhere. */
  async checkFocus(): Promise<void> {
    if (this.window.isClosed()) return
    await expect
      .poll(() => this.window.evaluate(() => document.activeElement?.localName), {
        message: 'the focus is left on something',
        timeout: 10_000,
      })
      .not.toBe('body')
  }

  /** Ends the app as its user would, then checks it. */
  async close(expected: readonly RegExp[] = []): Promise<void> {
    await this.app.close()
    await this.check(expected)
  }

  /** Ends the app as a crash would. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.app.process().once('exit', resolve))
    this.app.process().kill('SIGKILL')
    await gone
  }
}
