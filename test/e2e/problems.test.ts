import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const list = (page: Page): Locator => page.getByRole('list', { name: 'Problems' })
const problems = (page: Page): Locator =>
  list(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') })
const filter = (page: Page, name: RegExp): Locator =>
  page.getByRole('toolbar', { name: 'Filter problems' }).getByRole('button', { name })

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'title', value: 'Hi {{ @Profile - Frist Name | default: "there" }}' },
    { key: 'body', value: 'From {{ @Profile - City }} with {{ @Profile - First Name | default: "love" }}' },
    { key: 'image ', value: 'https://example.com/a.png' },
  ])
  await expect(problems(window).filter({ hasText: 'Frist Name' })).toBeVisible()
})

test('lists problems by severity, and narrows them by severity and by text', async ({ window }) => {
  await expect(list(window).getByRole('heading', { name: 'Warnings' })).toBeVisible()
  await filter(window, /warnings?$/).click()
  await expect(list(window).getByRole('heading', { name: 'Warnings' })).toBeHidden()
  await filter(window, /warnings?$/).click()
  await window.getByRole('textbox', { name: 'Filter problems' }).fill('white space at an edge of First Name')
  await expect(problems(window)).toHaveCount(1)
  await window.getByRole('textbox', { name: 'Filter problems' }).fill('no problem says this')
  await expect(window.getByText(/The filters leave none of/)).toBeVisible()
})

test('goes from problem to problem by keyboard, and from one to its place', async ({ window }) => {
  const first = problems(window).first().getByRole('button').first()
  await first.focus()
  await window.keyboard.press('ArrowDown')
  await expect(problems(window).nth(1).getByRole('button').first()).toBeFocused()
  await window.keyboard.press('Home')
  await expect(first).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
})

test('walks the problems by F8, and marks the rows that have one', async ({ app, window }) => {
  await shortcut(app, 'F8')
  await expect(window.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await shortcut(app, 'F8')
  await expect(window.getByRole('textbox', { name: 'Value of body' })).toBeFocused()
  await shortcut(app, 'Shift+F8')
  await expect(window.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await expect(pair(window, 'title').locator('.mark')).toHaveAttribute('title', /Frist Name/)
  await expect(pair(window, 'title').locator('.mark.error')).toHaveCount(1)
})

test('applies one correction or all of them, and takes them back', async ({ window }) => {
  const wrong = problems(window).filter({ hasText: 'Frist Name' })
  await wrong.getByRole('button', { name: 'Use First Name' }).click()
  await expect(wrong).toBeHidden()
  await expect(resolved(window).first()).not.toContainText('Frist Name')
  await window.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(wrong).toBeVisible()
  await window.getByRole('button', { name: /^Fix all/ }).click()
  await expect(window.getByText(/^Fixed \d+ problems?\./)).toBeVisible()
  await expect(wrong).toBeHidden()
  await expect(pair(window, 'image')).toBeVisible()
  await window
    .getByText(/^Fixed \d+ problems?\./)
    .locator('..')
    .locator('..')
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(wrong).toBeVisible()
})

test('goes to a problem behind the line breaks of another system', async ({ app, folder, window }) => {
  await openOwnDraft(app, window, folder, [
    { key: 'crlf', value: 'one\r\ntwo\r\n{{ @Profile - Citty | default: "x" }}' },
  ])
  await expect(problems(window).filter({ hasText: 'Citty' })).toBeVisible()
  await problems(window).filter({ hasText: 'Citty' }).getByRole('button').first().click()
  await expect(window.getByRole('textbox', { name: 'Value of crlf' })).toBeFocused()
  await window.keyboard.type('Z')
  // the name was selected, and nothing else
  await expect(window.locator('.view-lines')).toContainText('{{ @Profile - Z | default: "x" }}')
})
