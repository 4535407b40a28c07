import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { editValue, pair, pairs, resize, resolved, samplesAreIn, shortcut, zoom } from './window-steps.ts'

const toggle = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Panes' }).getByRole('button', { name, exact: true })
const preview = (page: Page) => page.getByRole('complementary', { name: 'Preview' })

test('opens the preview over the pairs at 200 % zoom, and remembers nothing that the width forced', async ({
  app,
  window: page,
}) => {
  await samplesAreIn(page)
  await resize(app, page, 1280, 800)
  try {
    await zoom(app, 2)
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

    await shortcut(app, 'CmdOrCtrl+Shift+F')
    await expect(page.getByRole('combobox', { name: 'Find a user' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(preview(page).getByRole('button', { name: 'Find a user' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(preview(page)).toBeHidden()

    await toggle(page, 'Drafts and samples').click()
    await page.getByRole('navigation').getByRole('button', { name: 'Win back', exact: true }).click()
    await expect(page.getByRole('navigation')).toBeHidden()
    await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Win back')
  } finally {
    await zoom(app, 1)
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
    { key: 'wrapped', value: 'a coat of wool for the first cold morning of the year '.repeat(4).trim() },
    { key: 'rtl', value: 'قميص من الكتان الأبيض لا يزال في سلتك' },
  ])
  await resize(app, page, 1280, 800)
  await expect(pair(page, 'wrong').getByText('problem: No sample user has “Citty”')).toHaveCount(1)
  /** Of all rows, their keys, and the first line of each text, from the top of the list. */
  const boxes = () =>
    pairs(page).evaluateAll((rows) => {
      const top = rows[0]?.getBoundingClientRect().top ?? 0
      const box = (element: Element | null | undefined) => {
        const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {}
        return [x, y - top, width, height].map(Math.round)
      }
      return rows.map((row) => [box(row), box(row.querySelector('input')), box(row.querySelector('.value'))])
    })
  const before = await boxes()
  for (const key of ['plain', 'chip', 'default', 'empty', 'wrong', 'scripts', 'lines', 'wrapped', 'rtl']) {
    await editValue(page, key)
    await expect(page.locator('.monaco-editor')).toBeVisible()
    await expect.poll(boxes, `while ${key} is edited`).toEqual(before)
    await pair(page, key).focus()
    await expect.poll(boxes, `while the row of ${key} has the focus`).toEqual(before)
  }
})

test('a text stays in its place while it is edited', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  const long = 'a coat of wool for the first cold morning of the year '.repeat(4).trim()
  await openOwnDraft(app, page, folder, [
    { key: 'plain', value: 'Hello' },
    { key: 'wrapped', value: long },
    { key: 'rtl', value: 'قميص من الكتان الأبيض لا يزال في سلتك' },
  ])
  /** Where the text begins and ends, and how many lines it takes, in the row as it is or in its editor. */
  const place = (key: string) =>
    pair(page, key).evaluate((row) => {
      const holder = row.querySelector('.view-lines') ?? row.querySelector('.text')
      const range = document.createRange()
      const spans = [...(holder?.querySelectorAll('span[class^="mtk"], [data-start]') ?? [])]
      const texts = (spans.length > 0 ? spans : [holder]).flatMap((each) => {
        if (each === null) return []
        range.selectNodeContents(each)
        return [...range.getClientRects()]
      })
      const lefts = Math.min(...texts.map(({ left }) => left))
      const rights = Math.max(...texts.map(({ right }) => right))
      return { left: Math.round(lefts), right: Math.round(rights) }
    })
  for (const key of ['plain', 'wrapped', 'rtl']) {
    const before = await place(key)
    await editValue(page, key)
    await expect(page.locator('.monaco-editor')).toBeVisible()
    await expect
      .poll(async () => {
        const { left, right } = await place(key)
        return Math.max(Math.abs(left - before.left), Math.abs(right - before.right))
      }, `the text of ${key}`)
      .toBeLessThanOrEqual(1)
    await pair(page, key).focus()
  }
})

test('a piece that has the focus goes with its pane, and leaves the focus in the window', async ({
  app,
  window: page,
}) => {
  await samplesAreIn(page)
  await resize(app, page, 1280, 800)
  const piece = resolved(page).getByRole('button').first()
  await piece.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tooltip')).toBeVisible()
  try {
    await zoom(app, 2)
    await page.waitForFunction(() => innerWidth === 640)
    await expect(preview(page)).toBeHidden()
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
  } finally {
    await zoom(app, 1)
  }
})

test('every button of the header can be pressed at the least size, saved or not', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hello' }])
  await resize(app, page, 900, 600)
  const header = page.getByRole('main').locator('header').first()
  const buttons = header.getByRole('button')
  const name = header.getByRole('textbox', { name: 'Name of the draft' })
  for (const isSaved of [true, false]) {
    if (!isSaved) {
      await name.fill('Winter sale for all of Europe')
      await expect(header.getByText('● unsaved')).toBeVisible()
    }
    for (const button of await buttons.all()) await expect(button).toBeInViewport({ ratio: 1 })
    const right = await header.evaluate((element) => element.getBoundingClientRect().right)
    const last = await buttons.last().evaluate((element) => element.getBoundingClientRect().right)
    expect(last).toBeLessThanOrEqual(right)
    expect(await name.evaluate((element) => element.clientWidth)).toBeGreaterThan(90)
  }
})

test('a notice lies before nothing and behind nothing while the preview lies over the pairs', async ({
  app,
  window: page,
}) => {
  await samplesAreIn(page)
  await resize(app, page, 1280, 800)
  await preview(page).getByRole('tab', { name: 'Payload' }).click()
  try {
    await zoom(app, 2)
    await page.waitForFunction(() => innerWidth === 640)
    await toggle(page, 'Preview').click()
    // the tab that was chosen while it lay beside the pairs
    await expect(preview(page).getByRole('tab', { name: 'Payload' })).toHaveAttribute('aria-selected', 'true')
    await preview(page).getByRole('button', { name: 'Copy JSON' }).click()
    const notice = page.getByRole('status').filter({ hasText: 'JSON copied.' })
    await expect(notice).toBeVisible()
    const isOnTop = () =>
      notice.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return [0.05, 0.5, 0.95].every((part) =>
          element.contains(document.elementFromPoint(left + width * part, top + height / 2)),
        )
      })
    await expect.poll(isOnTop).toBe(true)
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(preview(page)).toBeVisible()
  } finally {
    await zoom(app, 1)
  }
})
