import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { parseDraft } from '#shared/campaign/file'
import { ask, valueOf } from './ask.ts'
import { test } from './fixtures.ts'
import { chooseOption, tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, editValue, pair, samplesAreIn, shortcut } from './window-steps.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Versions of/ })
const list = (page: Page) => dialog(page).getByRole('listbox', { name: 'Versions' })
const versions = (page: Page) => list(page).getByRole('option')
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name })
/** The value in its row, which has not the focus. */
const title = (page: Page) => page.getByRole('textbox', { name: 'Value of title' })
const unsaved = (page: Page) => page.getByText('● unsaved')
/** What the comparison shows of a pair: its state, then the two texts. */
const row = (page: Page, key: string) => dialog(page).getByRole('row', { name: new RegExp(`^${key} `) })

/** Types at the end of the title, and saves. */
async function saveWith(app: Parameters<typeof shortcut>[0], page: Page, text: string): Promise<void> {
  await editValue(page, 'title')
  await page.keyboard.type(text)
  await expect(unsaved(page)).not.toHaveCount(0)
  await shortcut(app, 'Control+S')
  await expect(unsaved(page)).toHaveCount(0)
}

test.beforeEach(({ window }) => samplesAreIn(window))

test('saves are versions that can be named, compared and restored, by keyboard', async ({ app, window, folder }) => {
  await openOwnDraft(app, window, folder, [
    { key: 'title', value: 'Hi' },
    { key: 'body', value: 'Your cart' },
  ])
  await command(app, window, 'Versions…')
  await expect(dialog(window)).toContainText('No versions yet: every save makes one.')
  await window.keyboard.press('Escape')
  await expect(dialog(window)).toBeHidden()

  await saveWith(app, window, ' there')
  await saveWith(app, window, ' friend')
  await saveWith(app, window, ' again')
  await command(app, window, 'Versions…')
  await expect(versions(window)).toHaveCount(4)
  await expect(list(window)).toBeFocused()
  await expect(versions(window).first()).toContainText('1 pair changed')
  await expect(versions(window).last()).toContainText('found in its file: the first one kept')
  await expect(dialog(window)).toContainText('The draft is like this now.')

  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('ArrowDown')
  await expect(versions(window).nth(2)).toHaveAttribute('aria-selected', 'true')
  await expect(row(window, 'title').getByRole('insertion')).toHaveText([' friend again'])
  await expect(row(window, 'title').getByRole('deletion')).toHaveCount(0)
  await expect(row(window, 'body')).toHaveCount(0)
  await tabTo(window, button(window, 'Name this version…'))
  await window.keyboard.press('Enter')
  await expect(window.getByRole('textbox', { name: 'Name of this version' })).toBeFocused()
  await window.keyboard.type('As sent')
  await window.keyboard.press('Enter')
  await expect(versions(window).nth(2)).toContainText('As sent')
  await expect(button(window, 'Rename this version…')).toBeFocused()

  await chooseOption(window, dialog(window).getByRole('combobox', { name: /^Compare with/ }), 'the version before it')
  await expect(row(window, 'title').getByRole('insertion')).toHaveText([' there'])

  await tabTo(window, list(window))
  await window.keyboard.press('End')
  await expect(dialog(window)).toContainText('There is no version before this one.')
  await window.keyboard.press('ArrowUp')
  await tabTo(window, button(window, 'Restore this version'))
  await window.keyboard.press('Enter')
  await expect(dialog(window)).toBeHidden()
  await expect(title(window)).toHaveText('Hi there')
  await expect(unsaved(window)).not.toHaveCount(0)
  await expect(pair(window, 'body')).toBeVisible()
  expect(await readFile(join(folder, 'own.galley.json'), 'utf8')).toContain('Hi there friend again')
  await shortcut(app, 'Control+Z')
  await expect(title(window)).toHaveText('Hi there friend again')
  await expect(unsaved(window)).toHaveCount(0)
})

test('keeps what gives way: to the file, to another program, to a restore', async ({ app, window, folder }) => {
  await openOwnDraft(app, window, folder, [{ key: 'title', value: 'Ours' }])
  const path = join(folder, 'own.galley.json')
  await saveWith(app, window, ' now')
  await editValue(window, 'title')
  await window.keyboard.type(' and unsaved')
  await writeFile(path, (await readFile(path, 'utf8')).replace('Ours now', 'Theirs'))
  await shortcut(app, 'Control+S')
  await window.getByRole('button', { name: 'Open theirs' }).click()
  await expect(unsaved(window)).toHaveCount(0)
  await command(app, window, 'Versions…')
  await expect(versions(window)).toHaveCount(4)
  await expect(versions(window).first()).toContainText('found in its file')
  await versions(window).nth(1).click()
  await expect(versions(window).nth(1)).toContainText('unsaved edits, before the file was opened again')
  await button(window, 'Restore this version').click()
  await expect(title(window)).toHaveText('Ours now and unsaved')
})

test('says that no version could be kept, and saves', async ({ start, copiedProfile: profile }) => {
  const { app, window } = await start(profile)
  await openOwnDraft(app, window, profile, [{ key: 'title', value: 'Hi' }])
  await writeFile(join(profile, 'versions'), 'in the way')
  await saveWith(app, window, ' there')
  await expect(window.getByRole('alert').filter({ hasText: 'No version of this draft could be kept' })).toBeVisible()
  expect(await readFile(join(profile, 'own.galley.json'), 'utf8')).toContain('Hi there')
})

test('gives versions of known drafts only', async ({ start, copiedProfile: profile }) => {
  const { window } = await start(profile)
  const kept = () => readdir(join(profile, 'versions')).catch(() => [])
  const before = await kept()
  for (const id of ['../drafts', '..', 'versions']) {
    expect(await ask(window, 'version:list', { id })).toMatchObject({ ok: false, error: { kind: 'missing' } })
    expect(await ask(window, 'version:keep', { id, text: '{}', cause: 'before-restore' })).toMatchObject({ ok: false })
  }
  expect(await kept()).toEqual(before)
  const [first] = await ask(window, 'draft:list')
  const id = first?.id ?? ''
  expect(await valueOf(ask(window, 'version:list', { id }))).toEqual([])
  expect(await ask(window, 'version:read', { id, version: 1 })).toMatchObject({ ok: false })
  expect(await ask(window, 'version:name', { id, version: 1, name: 'No' })).toMatchObject({ ok: false })
  const opened = await valueOf(ask(window, 'draft:open', { id }))
  expect(await ask(window, 'version:keep', { id, text: opened.text, cause: 'before-restore' })).toMatchObject({
    ok: true,
  })
  expect(parseDraft(await valueOf(ask(window, 'version:read', { id, version: 1 }))).ok).toBe(true)
})
