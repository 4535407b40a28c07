import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, pairs, samplesAreIn, shortcut } from './window-steps.ts'

const said = (page: Page, text: string | RegExp) => page.getByRole('main').getByRole('status').filter({ hasText: text })
const drafts = (page: Page) => page.getByRole('navigation').getByRole('region', { name: 'Drafts' })

async function expectKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  const fields = page.getByRole('textbox', { name: /^Key of pair/ })
  await expect
    .poll(() => fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value)))
    .toEqual(keys)
}

function clipboardText(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

async function paste(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(async ({ clipboard, BrowserWindow }, text) => {
    await clipboard.writeText(text)
    BrowserWindow.getAllWindows()[0]?.webContents.paste()
  }, text)
}

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'one', value: 'Hello' },
    { key: 'two', value: 'two\nlines' },
    { key: 'three', value: '{{ @Profile - City | default: "town" }}' },
    { key: 'four', value: '4' },
  ])
})

test('copies, cuts and pastes rows selected by the keyboard, each step undone at once', async ({
  app,
  clipboard: _,
  window,
}) => {
  await pair(window, 'two').focus()
  await window.keyboard.press('Shift+ArrowDown')
  await expect(said(window, '2 pairs selected')).toHaveCount(1)
  await expect(pair(window, 'two')).toHaveAccessibleName('two, 2 of 4, selected')
  await window.keyboard.press('ControlOrMeta+c')
  await expect(said(window, '2 pairs copied')).toHaveCount(1)
  const table = 'two\t"two\nlines"\nthree\t{{ @Profile - City | default: "town" }}'
  await expect.poll(() => clipboardText(app)).toBe(table)

  await window.keyboard.press('ControlOrMeta+x')
  await expectKeys(window, 'one', 'four')
  await expect(said(window, '2 pairs cut')).toHaveCount(1)
  await expect(pair(window, 'four')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+v')
  await expectKeys(window, 'one', 'four', 'two', 'three')
  await expect(said(window, '2 pairs pasted')).toHaveCount(1)
  await expect(pair(window, 'two')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+z')
  await expectKeys(window, 'one', 'four')
  await window.keyboard.press('ControlOrMeta+z')
  await expectKeys(window, 'one', 'two', 'three', 'four')
})

test('moves, duplicates and deletes what is selected by the pointer', async ({ window }) => {
  await pair(window, 'one')
    .getByText('Hello')
    .click({ modifiers: ['ControlOrMeta'] })
  await pair(window, 'three')
    .getByText('City', { exact: true })
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(said(window, '2 pairs selected')).toHaveCount(1)
  await window.keyboard.press('Alt+ArrowDown')
  await expectKeys(window, 'two', 'four', 'one', 'three')
  await expect(said(window, '2 pairs are now 3 to 4 of 4')).toHaveCount(1)
  await window.keyboard.press('ControlOrMeta+d')
  await expectKeys(window, 'two', 'four', 'one', 'three', 'one', 'three')
  await window.keyboard.press('Delete')
  await expectKeys(window, 'two', 'four', 'one', 'three')
  await pair(window, 'two').focus()
  await pair(window, 'one')
    .getByText('Hello')
    .click({ modifiers: ['Shift'] })
  await expect(said(window, '3 pairs selected')).toHaveCount(1)
  await pair(window, 'four').getByText('4', { exact: true }).click({ button: 'right' })
  await window.getByRole('menuitem', { name: 'Delete 3 pairs' }).click()
  await expectKeys(window, 'three')
  await expect(pair(window, 'three')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+z')
  await expectKeys(window, 'two', 'four', 'one', 'three')
})

test('takes pairs into another draft by the menus', async ({ app, clipboard: _, window }) => {
  await pair(window, 'one').focus()
  await window.keyboard.press('ControlOrMeta+a')
  await window.keyboard.press('Shift+F10')
  await window.getByRole('menuitem', { name: 'Copy 4 pairs' }).click()
  await drafts(window).getByRole('button', { name: 'Win back', exact: true }).click()
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Win back')
  const before = await pairs(window).count()
  await pairs(window).first().focus()
  await window.keyboard.press('Shift+F10')
  await window.getByRole('menuitem', { name: 'Paste below' }).click()
  await expect(pairs(window)).toHaveCount(before + 4)
  await expect(pairs(window).nth(1)).toBeFocused()
  await expect(pair(window, 'one')).toHaveCount(1)
  await shortcut(app, 'Control+Z')
  await expect(pairs(window)).toHaveCount(before)
})

test('says what was done again when it is done again', async ({ clipboard: _, window }) => {
  await pair(window, 'one').focus()
  await window.keyboard.press('ControlOrMeta+c')
  await window.keyboard.press('ControlOrMeta+v')
  await expect(said(window, '1 pair pasted')).toHaveCount(1)
  const heard = await window.evaluateHandle(() => {
    const changes: string[] = []
    const note = (records: readonly MutationRecord[]) =>
      void changes.push(...records.map(({ target }) => target.textContent ?? ''))
    new MutationObserver(note).observe(document.body, { characterData: true, subtree: true })
    return changes
  })
  await window.keyboard.press('ControlOrMeta+v')
  await expect(pairs(window)).toHaveCount(6)
  await expect
    .poll(async () => (await heard.jsonValue()).filter((text) => text.includes('1 pair pasted')).length)
    .toBe(1)
})

test('makes pairs of a table that is pasted into a key', async ({ app, clipboard: _, window }) => {
  await window.getByRole('button', { name: 'Key-Value Pair' }).click()
  await expect(window.getByRole('textbox', { name: 'Key of pair 5' })).toBeFocused()
  await paste(app, 'title\tHi {{ @Profile - Name }}\nbody\tText\nimage\thttps://example.com/a.png\n')
  await expectKeys(window, 'one', 'two', 'three', 'four', 'title', 'body', 'image')
  await expect(pair(window, 'title').getByRole('textbox', { name: 'Value of title' })).toContainText('Hi Profile Name')
  await window.keyboard.press('ControlOrMeta+z')
  await expectKeys(window, 'one', 'two', 'three', 'four', '')
})

test('the Edit menu copies and pastes rows too', async ({ app, clipboard: _, window }) => {
  await pair(window, 'one').focus()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.copy())
  await expect.poll(() => clipboardText(app)).toBe('one\tHello')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste())
  await expectKeys(window, 'one', 'one', 'two', 'three', 'four')
})
