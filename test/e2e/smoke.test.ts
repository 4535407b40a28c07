import { expect } from '@playwright/test'
import { test } from './fixtures.ts'

test('opens one window with the three panes', async ({ app, window }) => {
  await expect(window).toHaveTitle(/ – Galley$/)
  await expect(window.getByRole('navigation', { name: 'Drafts and samples' })).toBeVisible()
  await expect(window.getByRole('main')).toBeVisible()
  await expect(window.getByRole('complementary', { name: 'Preview' })).toBeVisible()
  expect(app.windows()).toHaveLength(1)
})

test('takes typing in the editor, its worker running under the content security policy', async ({ window }) => {
  const worker = window.waitForEvent('worker')
  await window.getByRole('button', { name: 'Key-Value Pair' }).click()
  const value = window
    .getByRole('list', { name: 'Pairs', exact: true })
    .getByRole('textbox', { name: /^Value of/ })
    .last()
  await value.focus()
  // a character that cannot be seen: it is the worker that finds those
  await window.keyboard.insertText('Ça va\u200b bien')
  await expect(window.locator('.view-line')).toContainText('Ça va')
  expect((await worker).url()).toMatch(/^app:\/\/galley\//)
})

test('draws in the colours of the system', async ({ app, window }) => {
  const paper = () => window.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'light'))
  await expect.poll(paper).toBe('rgb(251, 250, 247)')
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'))
  await expect.poll(paper).toBe('rgb(23, 24, 27)')
})

test('resizes and closes panes by keyboard, and remembers them', async ({ window }) => {
  const preview = window.getByRole('complementary', { name: 'Preview' })
  const width = async () => (await preview.boundingBox())?.width ?? 0
  const before = await width()
  await window.getByRole('separator', { name: 'Width of the preview' }).press('ArrowRight')
  await expect.poll(width).toBe(before - 16)
  await window.getByRole('button', { name: 'Problems, recipients and imports' }).click()
  await expect(window.getByRole('region', { name: 'Problems, recipients and imports' })).toBeHidden()
  await window.reload()
  await expect.poll(width).toBe(before - 16)
  await expect(window.getByRole('region', { name: 'Problems, recipients and imports' })).toBeHidden()
})

test('opens a pane from the native menu', async ({ app, window }) => {
  const preview = window.getByRole('complementary', { name: 'Preview' })
  await expect(preview).toBeVisible()
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const view = Menu.getApplicationMenu()?.items.find((item) => item.label === '&View')?.submenu
    view?.items.find((item) => item.label === 'Preview')?.click(undefined, BrowserWindow.getAllWindows()[0])
  })
  await expect(preview).toBeHidden()
})
