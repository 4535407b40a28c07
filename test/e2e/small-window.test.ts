import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { editValue, pair, pairs, resize, resolved, samplesAreIn } from './window-steps.ts'

const toggle = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Panes' }).getByRole('button', { name, exact: true })
const preview = (page: Page) => page.getByRole('complementary', { name: 'Preview' })

test('opens the preview over the pairs at 200 % zoom, and remembers nothing that the width forced', async ({
  app,
  window: page,
}) => {
  await samplesAreIn(page)
  await resize(app, page, 1280, 800)
  const zoom = (factor: number) =>
    app.evaluate(
      ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
      factor,
    )
  try {
    await zoom(2)
    await page.waitForFunction(() => innerWidth === 640)
    for (const name of ['Drafts and samples', 'Problems, recipients and imports', 'Preview'])
      await expect(toggle(page, name)).toHaveAttribute('aria-pressed', 'false')
    await expect(pairs(page).first()).toBeInViewport({ ratio: 1 })

    await toggle(page, 'Preview').press('Enter')
    await expect(preview(page)).toBeInViewport()
    await expect(resolved(page).first()).toBeInViewport()
    await page.keyboard.press('Escape')
    await expect(preview(page)).toBeHidden()
    await expect(toggle(page, 'Preview')).toBeFocused()

    await toggle(page, 'Drafts and samples').click()
    await page.getByRole('navigation').getByRole('button', { name: 'Win back', exact: true }).click()
    await expect(page.getByRole('navigation')).toBeHidden()
    await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Win back')
  } finally {
    await zoom(1)
  }
  await page.waitForFunction(() => innerWidth === 1280)
  for (const name of ['Drafts and samples', 'Problems, recipients and imports', 'Preview'])
    await expect(toggle(page, name)).toHaveAttribute('aria-pressed', 'true')
  expect(await page.evaluate(() => localStorage.getItem('galley.panes'))).toBeNull()
})

/** Where the caret is on the screen, and the part of the pane that can be seen. */
function caretAndPane(page: Page) {
  return page.evaluate(() => {
    const caret = document.querySelector('.monaco-editor .cursor')?.getBoundingClientRect()
    const pane = document.querySelector('.pairs')?.getBoundingClientRect()
    const list = document.querySelector('[role="listbox"][aria-label="Tokens"]')?.parentElement?.getBoundingClientRect()
    if (caret === undefined || pane === undefined) return null
    return {
      isInView: caret.top >= pane.top && caret.bottom <= pane.bottom,
      isCovered: list !== undefined && list.top < caret.bottom && list.bottom > caret.top,
      isListWhole: list === undefined || (list.top >= 0 && list.bottom <= innerHeight),
    }
  })
}

test('keeps the line of the caret in view, and never under the list of tokens', async ({ app, window: page }) => {
  await samplesAreIn(page)
  await resize(app, page, 900, 600)
  const last =
    (await pairs(page)
      .last()
      .getByRole('textbox', { name: /^Key of pair/ })
      .inputValue()) || ''
  await editValue(page, last)
  await page.keyboard.insertText(' and a long text that wraps over the end of its line'.repeat(6))
  await page.keyboard.press('Enter')
  await page.keyboard.type('@')
  await expect(page.getByRole('listbox', { name: 'Tokens' })).toBeVisible()
  await expect.poll(() => caretAndPane(page)).toEqual({ isInView: true, isCovered: false, isListWhole: true })
  await page.keyboard.press('Escape')
  await page.keyboard.insertText('{{ @Profile - City | default: "your own town" }} '.repeat(100))
  for (const key of ['ArrowUp', 'ArrowDown'])
    for (let i = 0; i < 45; i++) {
      await page.keyboard.press(key)
      if (i % 9 === 0) await expect.poll(() => caretAndPane(page)).toMatchObject({ isInView: true })
    }
  await expect.poll(() => caretAndPane(page)).toMatchObject({ isInView: true })
})

test('rows are as high with the focus as without, to the pixel', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [
    { key: 'plain', value: 'Hello' },
    { key: 'chip', value: '{{ @Profile - City }}' },
    { key: 'default', value: '{{ @Profile - City | default: "x" }}' },
    { key: 'empty', value: '' },
    { key: 'wrong', value: '{{ @Profile - Citty }}' },
    { key: 'scripts', value: 'こんにちは 😀 مرحبا' },
    { key: 'lines', value: 'One\n{{ @Profile - City }}\nthree' },
  ])
  await resize(app, page, 1280, 800)
  await expect(pair(page, 'wrong').getByText('problem: No sample user has “Citty”')).toHaveCount(1)
  const heights = () => pairs(page).evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
  const before = await heights()
  for (const key of ['plain', 'chip', 'default', 'empty', 'wrong', 'scripts', 'lines']) {
    await editValue(page, key)
    await expect(page.locator('.monaco-editor')).toBeVisible()
    await expect.poll(heights, `while ${key} is edited`).toEqual(before)
  }
  await pair(page, 'plain').focus()
  await expect.poll(heights).toEqual(before)
})
