import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { removeFolder, temporaryFolder } from '../first-profile.ts'
import { type SystemKeys, systemKeys, withoutKeys } from '../system/system-keys.ts'
import { PackagedApp } from './packaged-app.ts'

interface Fixtures {
  /** A folder for the files that the test makes; the data folder is `data` in it. */
  readonly folder: string
  /** Starts the packaged app on an empty data folder. `trace`: see `PackagedApp.start`. */
  readonly start: (trace?: string) => Promise<PackagedApp>
  /** The keyboard of the system. The test is skipped where nothing can press its keys. */
  readonly keys: SystemKeys
}

export const test = base.extend<Fixtures>({
  // Playwright reads from the pattern that a fixture needs no other
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await temporaryFolder()
    await use(folder)
    await removeFolder(folder)
  },
  start: async ({ folder }, use) => {
    const started: PackagedApp[] = []
    await use(async (trace) => {
      const app = await PackagedApp.start(join(folder, 'data'), trace)
      started.push(app)
      return app
    })
    for (const app of started) app.kill()
  },
  // eslint-disable-next-line no-empty-pattern
  keys: async ({}, use, testInfo) => {
    const keys = systemKeys()
    testInfo.skip(keys === undefined, withoutKeys)
    if (keys !== undefined) await use(keys)
  },
})
