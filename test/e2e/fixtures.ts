import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { FirstProfile, removeFolder, temporaryFolder } from './first-profile.ts'
import { SharedApp } from './shared-app.ts'
import { StartedApp } from './start-app.ts'
import { withSystemClipboard } from './system-clipboard.ts'

interface Fixtures {
  /** A folder for the files that the test makes. */
  readonly folder: string
  /** An empty data folder, for what the test starts itself. */
  readonly emptyProfile: string
  /** A data folder as after the first start, the samples in, of this test alone. */
  readonly copiedProfile: string
  /** Starts another app; it ends with the test at the latest. Its errors count as those of the window. */
  readonly start: (profile: string, more?: readonly string[]) => Promise<StartedApp>
  /**
   * The app that the tests of a worker share, as after its first start: the bundled samples in, nothing else done.
   * A console error or an uncaught one in any window of it fails the test, unless it is listed in `expected`.
   */
  readonly galley: StartedApp
  readonly app: ElectronApplication
  readonly window: Page
  /** The data folder of `app`. */
  readonly profile: string
  /** Keeps the other workers from the system's clipboard for as long as the test runs. */
  readonly clipboard: undefined
  /** Console errors that the test causes on purpose: add what they match. */
  readonly expected: RegExp[]
}

interface OfWorker {
  readonly firstProfile: FirstProfile
  readonly sharedApp: SharedApp
}

export const test = base.extend<Fixtures, OfWorker>({
  firstProfile: [
    // Playwright reads from the pattern that a fixture needs no other
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const profile = new FirstProfile()
      await use(profile)
      await profile.remove()
    },
    { scope: 'worker', timeout: 0 },
  ],
  sharedApp: [
    async ({ firstProfile }, use) => {
      const shared = new SharedApp(firstProfile)
      await use(shared)
      await shared.end()
    },
    { scope: 'worker', timeout: 0 },
  ],

  // a list of its own for every test, or one test would excuse the errors of the next
  // eslint-disable-next-line no-empty-pattern
  expected: async ({}, use) => {
    await use([])
  },
  // eslint-disable-next-line no-empty-pattern
  clipboard: async ({}, use) => {
    await withSystemClipboard(() => use(undefined))
  },
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await temporaryFolder()
    await use(folder)
    await removeFolder(folder)
  },
  // eslint-disable-next-line no-empty-pattern
  emptyProfile: async ({}, use) => {
    const folder = await temporaryFolder()
    await use(folder)
    await removeFolder(folder)
  },
  copiedProfile: async ({ firstProfile }, use) => {
    const folder = await firstProfile.copy()
    await use(folder)
    await removeFolder(folder)
  },
  start: async ({ expected }, use) => {
    const started: StartedApp[] = []
    await use(async (profile, more) => {
      const app = await StartedApp.start(profile, more)
      started.push(app)
      return app
    })
    for (const app of started) await app.close(expected)
  },
  galley: async ({ expected, sharedApp }, use, testInfo) => {
    const shared = await sharedApp.get()
    await use(shared)
    let { status } = testInfo
    try {
      await shared.check(expected)
      if (status === 'passed') await shared.checkFocus()
    } catch (error) {
      status = 'failed'
      throw error
    } finally {
      // the worker of a test that failed ends, and its app with it; not of one that was to fail
      if (status === testInfo.expectedStatus) await sharedApp.reset(expected)
    }
  },
  app: ({ galley }, use) => use(galley.app),
  window: ({ galley }, use) => use(galley.window),
  profile: ({ galley }, use) => use(galley.profile),
})
