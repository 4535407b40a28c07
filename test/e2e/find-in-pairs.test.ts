import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { editValue, pair, pairs, samplesAreIn, shortcut } from './window-steps.ts'

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the pairs' })
const field = (page: Page) => bar(page).getByRole('textbox', { name: 'Find in keys and values' })
const count = (page: Page) => bar(page).getByRole('status')

/** The texts that are marked as found. */
function marked(page: Page, name: 'found' | 'found-current'): Promise<readonly string[]> {
  return page.evaluate(
    (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
    name,
  )
}

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'title', value: 'Hello {{ @Profile - City | default: "your town" }}' },
    { key: 'body', value: 'Town by town' },
    { key: 'image', value: 'https://example.com/a.png' },
    { key: 'town', value: '' },
  ])
})

test('finds in keys and values, marks what it finds, and goes from place to place', async ({ app, window }) => {
  await shortcut(app, 'Control+F')
  await expect(field(window)).toBeFocused()
  await window.keyboard.type('town')
  await expect(count(window)).toContainText('1 of 4')
  await expect.poll(() => marked(window, 'found-current')).toEqual(['town'])
  await expect.poll(() => marked(window, 'found')).toEqual(['Town', 'town'])
  await expect(window.getByRole('textbox', { name: 'Key of pair 4' })).toHaveAttribute('data-found', 'other')
  await window.keyboard.press('Shift+Enter')
  await expect(count(window)).toContainText('4 of 4')
  await expect(window.getByRole('textbox', { name: 'Key of pair 4' })).toHaveAttribute('data-found', 'current')
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await expect(count(window)).toContainText('2 of 4, in the value of body')
  await bar(window).getByRole('button', { name: 'Match case' }).click()
  await expect(count(window)).toContainText('2 of 3')
  await bar(window).getByRole('button', { name: 'Whole word' }).click()
  await field(window).fill('tow')
  await expect(count(window)).toHaveText('Nothing found')
  await field(window).fill('Town')
  await window.keyboard.press('Escape')
  await expect(bar(window)).toBeHidden()
  await expect(window.getByRole('textbox', { name: 'Value of body' })).toBeFocused()
  await window.keyboard.type('City')
  await expect(window.locator('.view-lines')).toHaveText('City by town')
  await expect.poll(() => marked(window, 'found')).toEqual([])
})

test('marks what it finds in the value that is edited too', async ({ app, window }) => {
  await shortcut(app, 'Control+F')
  await field(window).fill('town')
  await expect(count(window)).toContainText('1 of 4')
  await editValue(window, 'body')
  const editor = window.locator('.monaco-editor')
  await expect(editor.locator('.galley-found')).toHaveText(['Town', 'town'])
  await expect(editor.locator('.galley-found-current')).toHaveCount(0)
  await window.keyboard.type(' of towns')
  await expect(editor.locator('.galley-found')).toHaveText(['Town', 'town', 'town'])
  await window.keyboard.press('F3')
  await expect(editor.locator('.galley-found-current')).toHaveText('Town')
  await bar(window).getByRole('button', { name: 'Close' }).click()
  await editValue(window, 'body')
  await expect(editor).toBeVisible()
  await expect(editor.locator('.galley-found')).toHaveCount(0)
})

test('replaces one place or all, each as one step to undo', async ({ app, window }) => {
  await editValue(window, 'body')
  await window.keyboard.press('Shift+ControlOrMeta+ArrowLeft')
  await shortcut(app, 'Control+H')
  // what is selected is looked for
  await expect(field(window)).toHaveValue('town')
  await expect(bar(window).getByRole('textbox', { name: 'Replace with' })).toBeFocused()
  await expect(count(window)).toContainText('2 of 4')
  await window.keyboard.type('city')
  await window.keyboard.press('Enter')
  await expect(pair(window, 'body')).toContainText('city by town')
  await expect(count(window)).toContainText('2 of 3')
  await bar(window).getByRole('button', { name: 'Replace all' }).click()
  await expect(pair(window, 'body')).toContainText('city by city')
  await expect(pair(window, 'title')).toContainText('your city')
  await expect(pair(window, 'city')).toBeVisible()
  await shortcut(app, 'Control+Z')
  await expect(pair(window, 'body')).toContainText('city by town')
  await expect(pair(window, 'title')).toContainText('your town')
  await shortcut(app, 'Control+Z')
  await expect(pair(window, 'body')).toContainText('Town by town')
})

test('leaves only the pairs with a match in sight, until another is asked for', async ({ app, window }) => {
  await shortcut(app, 'Control+F')
  await window.keyboard.type('town')
  await bar(window).getByRole('button', { name: 'Only pairs with a match' }).click()
  await expect(pairs(window)).toHaveCount(3)
  await expect(window.getByText('1 of 4 pairs without a match are hidden.')).toBeVisible()
  // the pair that is edited stays, whatever becomes of it
  await editValue(window, 'body')
  await window.keyboard.press('ControlOrMeta+a')
  await window.keyboard.type('Nothing')
  await expect(pairs(window)).toHaveCount(3)
  await window.keyboard.press('Escape')
  await window.keyboard.press('ArrowDown')
  await expect(pair(window, 'town')).toBeFocused()
  await window.getByRole('button', { name: 'Show all' }).click()
  await expect(pairs(window)).toHaveCount(4)
})

test('finding a user has a key of its own, which its button says', async ({ app, window }) => {
  await expect(window.getByRole('button', { name: 'Find a user' })).toHaveAttribute('title', /(Shift\+Ctrl\+|⇧⌘)F/)
  await shortcut(app, 'Control+Shift+F')
  await expect(window.getByRole('combobox', { name: 'Find a user' })).toBeFocused()
})

test('a search that is given up leaves the focus where it was', async ({ app, window }) => {
  await pair(window, 'body').focus()
  await shortcut(app, 'Control+F')
  await expect(field(window)).toBeFocused()
  await window.keyboard.type('zzz')
  await window.keyboard.press('Escape')
  await expect(pair(window, 'body')).toBeFocused()
  await shortcut(app, 'Control+Shift+F')
  await expect(window.getByRole('combobox', { name: 'Find a user' })).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(pair(window, 'body')).toBeFocused()
})

test('a pair moves past those in sight', async ({ app, window }) => {
  await shortcut(app, 'Control+F')
  await expect(field(window)).toBeFocused()
  await window.keyboard.type('town')
  await expect(count(window)).toContainText('of 4')
  await bar(window).getByRole('button', { name: 'Only pairs with a match' }).click()
  await expect(pairs(window)).toHaveCount(3)
  const shown = () =>
    window
      .getByRole('textbox', { name: /^Key of pair/ })
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))
  const [first = '', second = '', third = ''] = await shown()
  for (const key of [first, third]) {
    await pair(window, key).focus()
    await window.keyboard.press(key === first ? 'Alt+ArrowDown' : 'Alt+ArrowUp')
  }
  await expect.poll(shown).toEqual([second, third, first])
})
