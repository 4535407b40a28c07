import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { editValue, openDraft, pair, resolved, samplesAreIn } from './window-steps.ts'

/** Opens a draft with these pairs, among the bundled samples. */
async function open(app: ElectronApplication, page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  const pairs = Object.entries(values).map(([key, value]) => ({ key, value }))
  const path = join(await mkdtemp(join(tmpdir(), 'galley-pairs-')), 'keys.galley.json')
  await writeFile(path, JSON.stringify({ galley: 1, name: 'By keyboard', pairs }))
  await samplesAreIn(page)
  await openDraft(app, page, path, 'By keyboard')
  await expect(resolved(page)).toHaveCount(pairs.length)
}

const value = (page: Page, key: string) => page.getByRole('textbox', { name: `Value of ${key}`, exact: true })
const tokens = (page: Page) => page.getByRole('listbox', { name: 'Tokens' })

/** The keys of the pairs, from the top. */
function keys(page: Page): Promise<string[]> {
  return page
    .getByRole('textbox', { name: /^Key of pair/ })
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
}

test('writes a pair with a token and its default without the mouse', async ({ app, window }) => {
  await open(app, window, { title: 'Hello' })
  await editValue(window, 'title')
  await window.keyboard.press('ControlOrMeta+Enter')
  await expect(window.getByRole('textbox', { name: 'Key of pair 2' })).toBeFocused()
  await window.keyboard.type('body')
  await window.keyboard.press('Enter')
  await expect(value(window, 'body')).toBeFocused()

  await window.keyboard.type('In @ci')
  await expect(tokens(window)).toBeVisible()
  // the text keeps the focus, and says which line is active
  const textbox = window.getByRole('combobox', { name: 'Value of body' })
  await expect(textbox).toBeFocused()
  const active = tokens(window).getByRole('option', { selected: true })
  await expect(active).toContainText('City')
  expect(await textbox.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'))

  await window.keyboard.press('Tab')
  await expect(tokens(window)).toBeHidden()
  await window.keyboard.type('your town')
  await window.keyboard.press('Tab')
  await window.keyboard.type('!')
  await window.keyboard.press('Escape')
  await expect(pair(window, 'body')).toBeFocused()
  await window.keyboard.press('ArrowUp')
  await expect(pair(window, 'title')).toBeFocused()
  await expect(value(window, 'body')).toContainText('In Profile City · your town')
  await expect(value(window, 'body')).toContainText('!')
})

test('moves pairs, deletes them, and takes all of it back', async ({ app, window }) => {
  await open(app, window, { one: '1', two: '2', three: '3' })
  await editValue(window, 'three')
  await window.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => keys(window)).toEqual(['one', 'three', 'two'])
  await expect(value(window, 'three')).toBeFocused()
  await expect(window.getByRole('status').filter({ hasText: 'three is now 2 of 3' })).toHaveCount(1)
  await window.keyboard.press('Escape')
  await window.keyboard.press('Delete')
  await expect.poll(() => keys(window)).toEqual(['one', 'two'])
  await expect(pair(window, 'two')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => keys(window)).toEqual(['one', 'three', 'two'])
  await window.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => keys(window)).toEqual(['one', 'two', 'three'])
  await window.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(() => keys(window)).toEqual(['one', 'three', 'two'])
})

test("undoes typing by the draft's history, in the editor too", async ({ app, window }) => {
  await open(app, window, { title: 'Hello' })
  await editValue(window, 'title')
  await window.keyboard.type(' world')
  await expect(resolved(window)).toContainText('Hello world')
  await window.keyboard.press('ControlOrMeta+z')
  await expect(resolved(window)).not.toContainText('world')
  await expect(value(window, 'title')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+Shift+z')
  await expect(resolved(window)).toContainText('Hello world')
  await window.keyboard.type('!')
  await expect(resolved(window)).toContainText('Hello world!')
})

test('renames a property wherever the draft uses it', async ({ app, window }) => {
  await open(app, window, { one: '{{ @Profile - City }}', two: 'In {{ @Profile - City | default: "town" }}' })
  await editValue(window, 'one')
  await window.keyboard.press('ArrowLeft')
  await window.keyboard.press('F2')
  await expect(window.getByRole('textbox', { name: /^Rename input/ })).toBeFocused()
  await window.keyboard.press('ControlOrMeta+a')
  await window.keyboard.type('Country')
  await window.keyboard.press('Enter')
  await expect(value(window, 'two')).toContainText('In Profile Country · town')
  await window.keyboard.press('Escape')
  await window.keyboard.press('ArrowDown')
  await expect(value(window, 'one')).toContainText('Profile Country')
})

test('fixes an unknown name by a quick fix', async ({ app, window }) => {
  await open(app, window, { title: 'To {{ @Profile - Citty }}', other: '' })
  // struck in red, in words for those who do not see it
  await expect(value(window, 'title')).toContainText('problem: No sample user has “Citty”')
  await editValue(window, 'title')
  await window.keyboard.press('ArrowLeft')
  await window.keyboard.press('ControlOrMeta+.')
  await expect(window.getByRole('option', { name: /Use City/ })).toBeVisible()
  await window.keyboard.press('Enter')
  await window.keyboard.press('Escape')
  await window.keyboard.press('ArrowDown')
  await expect(value(window, 'title')).toContainText('To Profile City')
  await expect(value(window, 'title')).not.toContainText('problem')
})

test('says in words that there is nothing to fix', async ({ app, window }) => {
  await open(app, window, { title: 'Hello' })
  await editValue(window, 'title')
  await window.keyboard.press('ControlOrMeta+.')
  await expect(window.getByRole('status').filter({ hasText: 'Nothing is wrong in this value.' })).toBeVisible()
  await expect(value(window, 'title')).toBeFocused()
})

test('opens the list by the button, and leaves nothing behind', async ({ app, window }) => {
  await open(app, window, { title: 'Hello', other: '' })
  const actions = window.getByRole('toolbar', { name: 'Actions for title' })
  await actions.getByRole('button', { name: 'Insert a recommendation' }).click()
  await expect(window.getByRole('dialog', { name: 'Recommendations' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await expect(resolved(window).first()).not.toContainText('@')
  await actions.getByRole('button', { name: 'Insert a token' }).click()
  await expect(tokens(window)).toBeVisible()
  await window.keyboard.press('End')
  await window.keyboard.press('Home')
  await window.keyboard.press('Enter')
  await expect(tokens(window)).toBeHidden()
  await window.keyboard.press('Escape')
  await window.keyboard.press('Tab')
  await expect(window.getByRole('textbox', { name: 'Key of pair 1' })).toBeFocused()
  await pair(window, 'other').focus()
  await expect(value(window, 'title')).toContainText(/HelloProfile /)
})

test('puts the caret where the user clicks, and for a chip into its raw text', async ({ app, window }) => {
  await open(app, window, { title: 'Hi {{ @Profile - City | default: "there" }}, bye', other: '' })
  const text = value(window, 'title').getByText(', bye', { exact: true })
  // between “b” and “ye”
  const box = await text.boundingBox()
  await text.click({ position: { x: ((box?.width ?? 0) * 3) / 5, y: 8 } })
  await expect(value(window, 'title')).toBeFocused()
  await window.keyboard.type('_')
  await window.keyboard.press('Escape')
  await window.keyboard.press('ArrowDown')
  await expect(value(window, 'title')).toContainText('b_ye')
  await value(window, 'title').getByText('there', { exact: true }).click()
  await window
    .getByRole('dialog', { name: 'Token Profile - City' })
    .getByRole('button', { name: 'Edit as text' })
    .click()
  await expect(value(window, 'title')).toBeFocused()
  await window.keyboard.press('ArrowRight')
  await window.keyboard.type('!')
  await expect(window.locator('.view-lines')).toHaveText('Hi {{ @Profile - City | default: "there" }}!, b_ye')
})

test('converts what is pasted from CleverTap', async ({ app, window, clipboard: _ }) => {
  await open(app, window, { title: '' })
  await editValue(window, 'title')
  await app.evaluate(({ clipboard, BrowserWindow }) => {
    void clipboard.writeText('Hi $replacement$##w:City[you]$/replacement$')
    BrowserWindow.getAllWindows()[0]?.webContents.paste()
  })
  const convert = pair(window, 'title').getByRole('button', {
    name: 'Convert to {{ @Profile - City | default: "you" }}',
  })
  await expect(convert).toBeVisible()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Tab')
  await expect(convert).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(value(window, 'title')).toBeFocused()
  await expect(window.locator('.view-line')).toHaveText('Hi {{ @Profile - City | default: "you" }}')
})

test('adds the first pair to an empty draft', async ({ app, window }) => {
  await open(app, window, {})
  await expect(window.getByRole('heading', { name: 'No pairs yet' })).toBeVisible()
  await window.getByRole('button', { name: 'Key-Value Pair' }).press('Enter')
  await expect(window.getByRole('textbox', { name: 'Key of pair 1' })).toBeFocused()
  await expect(window.getByRole('list', { name: 'Pairs', exact: true }).getByRole('listitem')).toHaveCount(1)
})
