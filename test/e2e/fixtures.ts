import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { electronArguments, findElectron } from '../run/electron-runtime.ts'

interface Fixtures {
  /** An empty data folder, of this test alone. */
  readonly profile: string
  readonly app: ElectronApplication
  /** Galley's window. A console error or an uncaught one in it fails the test, unless it is listed in `expected`. */
  readonly window: Page
  /** Console errors that the test causes on purpose: add what they match. */
  readonly expected: RegExp[]
}

const root = join(import.meta.dirname, '../..')

/** The built app on a data folder. */
export async function launch(profile: string, more: readonly string[] = []): Promise<ElectronApplication> {
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
  // without a colour scheme of its own Playwright would pretend to be a light system
  return _electron.launch({ args, cwd: root, colorScheme: null })
}

export const test = base.extend<Fixtures>({
  // Playwright reads from the pattern that a fixture needs no other
  // eslint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ profile }, use) => {
    const app = await launch(profile)
    await use(app)
    await app.close()
  },
  // a list of its own for every test, or one test would excuse the errors of the next
  // eslint-disable-next-line no-empty-pattern
  expected: async ({}, use) => {
    await use([])
  },
  window: async ({ app, expected }, use) => {
    const errors: string[] = []
    const window = await app.firstWindow()
    window.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    window.on('pageerror', (error) => errors.push(String(error)))
    await window.getByRole('main').waitFor()
    await use(window)
    const surprises = errors.filter((error) => !expected.some((pattern) => pattern.test(error)))
    if (surprises.length > 0) throw new Error(`The window reported errors:\n${surprises.join('\n')}`)
  },
})
