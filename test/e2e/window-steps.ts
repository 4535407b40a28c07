import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'

/** A key as the system hands it over: what the page leaves alone reaches the native menu, which Playwright's keys do not. */
export async function shortcut(app: ElectronApplication, keys: string): Promise<void> {
  const [keyCode = '', ...modifiers] = keys.split('+').reverse()
  await app.evaluate(
    ({ BrowserWindow }, [keyCode, modifiers]) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      for (const type of ['keyDown', 'keyUp'] as const)
        contents?.sendInputEvent({ type, keyCode, modifiers: modifiers as ('control' | 'shift')[] })
    },
    [keyCode, modifiers.map((modifier) => modifier.toLowerCase())] as const,
  )
}

/** The bundled samples are in, and somebody is previewed. */
export async function samplesAreIn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /users [\d,]+ events/ })).toBeVisible({ timeout: 30_000 })
  await expect(resolved(page)).not.toHaveCount(0)
}

/** The lines of the preview. */
export function resolved(page: Page): Locator {
  return page.getByRole('list', { name: 'Resolved pairs' }).getByRole('listitem')
}

/** The rows of the pairs. */
export function pairs(page: Page): Locator {
  return page.getByRole('list', { name: 'Pairs' }).getByRole('listitem')
}

/** The row of a pair, by its key. */
export function pair(page: Page, key: string): Locator {
  return page.getByRole('list', { name: 'Pairs' }).getByRole('listitem', { name: new RegExp(`^${key}, `) })
}

/** Puts the caret at the end of a pair's value. */
export async function editValue(page: Page, key: string): Promise<void> {
  await pair(page, key)
    .getByRole('textbox', { name: /^Key of pair/ })
    .press('Enter')
  await expect(page.getByRole('textbox', { name: `Value of ${key}` })).toBeFocused()
}

/** Opens a draft's file, by the dialog. */
export async function openDraft(app: ElectronApplication, page: Page, path: string, name: string): Promise<void> {
  await chooseInDialogs(app, path)
  await shortcut(app, 'Control+O')
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue(name, { timeout: 20_000 })
}

/** Runs a command of the palette. */
export async function command(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await shortcut(app, 'Control+K')
  const input = page.getByRole('combobox', { name: 'Command' })
  await input.fill(name)
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await input.press('Enter')
  await expect(input).toBeHidden()
}
