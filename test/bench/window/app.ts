import type { ElectronApplication, Page } from '@playwright/test'
import { StartedApp } from '../../e2e/start-app.ts'
import { edited } from './data.ts'

/** Opens the built app on a data folder, waits until a user is previewed, and closes it whatever happens. */
export async function withApp<Value>(
  folder: string,
  use: (page: Page, app: ElectronApplication) => Promise<Value>,
): Promise<Value> {
  const started = await StartedApp.start(folder)
  const { app, window: page } = started
  try {
    await page.getByRole('list', { name: 'Resolved pairs' }).getByRole('listitem').first().waitFor({ timeout: 0 })
    return await use(page, app)
  } finally {
    await started.close()
  }
}

/** Puts the caret at the end of the edited pair's value. */
export async function beginEditing(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: `Value of ${edited}` }).focus()
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.waitForFunction(() => document.activeElement?.closest('.monaco-editor') !== null)
  await page.keyboard.press('End')
}

/** How long nothing may happen, in milliseconds: the checks, the lookup of the user and the journal follow an edit sooner. */
const silence = 1_000

/** Waits until the window's thread has had nothing to do for a while: what follows from something done has ended then. */
export async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    (silence) =>
      new Promise<void>((resolve) => {
        const every = 20
        let last = performance.now()
        let since = last
        const timer = setInterval(() => {
          const now = performance.now()
          if (now - last > 2 * every) since = now
          last = now
          if (now - since < silence) return
          clearInterval(timer)
          resolve()
        }, every)
      }),
    silence,
  )
}
