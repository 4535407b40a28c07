import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'

/**
 * Does what the native menu has under these keys. The keys themselves reach the menu of a window that has the system's
 * focus, and of two tests that run at once only one has it.
 */
export async function shortcut(app: ElectronApplication, keys: string): Promise<void> {
  const found = await app.evaluate(
    ({ BrowserWindow, Menu }, accelerator) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      const item = items.find((item) => item.accelerator === accelerator)
      item?.click(undefined, BrowserWindow.getAllWindows()[0])
      return item !== undefined
    },
    keys.replace('Control', 'CmdOrCtrl'),
  )
  expect(found, `the menu has something under ${keys}`).toBe(true)
}

/** The bundled samples are all in, the catalog last, and a user is previewed. */
export async function samplesAreIn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /users [\d,]+ events [\d,]+ products/ })).toBeVisible({
    timeout: 30_000,
  })
  await expect(resolved(page)).not.toHaveCount(0)
}

/** The lines of the preview. */
export function resolved(page: Page): Locator {
  return page.getByRole('list', { name: 'Resolved pairs' }).getByRole('listitem')
}

/** The rows of the pairs. */
export function pairs(page: Page): Locator {
  return page.getByRole('list', { name: 'Pairs', exact: true }).getByRole('listitem')
}

/** The row of a pair, by its key. */
export function pair(page: Page, key: string): Locator {
  return page.getByRole('list', { name: 'Pairs', exact: true }).getByRole('listitem', { name: new RegExp(`^${key}, `) })
}

/** Puts the caret at the end of a pair's value. */
export async function editValue(page: Page, key: string): Promise<void> {
  await pair(page, key)
    .getByRole('textbox', { name: /^Key of pair/ })
    .press('Enter')
  await expect(page.getByRole('textbox', { name: `Value of ${key}`, exact: true })).toBeFocused()
}

/** Opens a draft's file, by the dialog. */
export async function openDraft(app: ElectronApplication, page: Page, path: string, name: string): Promise<void> {
  await chooseInDialogs(app, path)
  await shortcut(app, 'Control+O')
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue(name)
}

/** Draws the window in the colours of a light or a dark system, to the last transition. */
export async function drawIn(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, theme) => (nativeTheme.themeSource = theme), theme)
  await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark')
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
}

/** Gives the page a size, whatever the window has around it. */
export async function resize(app: ElectronApplication, page: Page, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [width, height] as const,
  )
  await page.waitForFunction((width) => innerWidth === width, width)
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

/** Magnifies the page. */
export const zoom = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
    factor,
  )
