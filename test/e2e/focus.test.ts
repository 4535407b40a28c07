import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, editValue, pair, samplesAreIn, shortcut } from './window-steps.ts'

const nameOfDraft = (page: Page) => page.getByRole('textbox', { name: 'Name of the draft' })
const drafts = (page: Page) => page.getByRole('navigation').getByRole('region', { name: 'Drafts' })

/** The focus is inside the element, and not on the page as a whole. */
async function expectFocusIn(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate((element) => element.contains(document.activeElement))).toBe(true)
}

test('has the focus in the window from the start', async ({ window }) => {
  await samplesAreIn(window)
  await expect.poll(() => window.evaluate(() => document.activeElement !== document.body)).toBe(true)
})

test('a new draft from a row has its name selected', async ({ app, window }) => {
  await samplesAreIn(window)
  await editValue(window, 'title')
  await shortcut(app, 'Control+N')
  await expect(nameOfDraft(window)).toHaveValue('Untitled')
  await expect(nameOfDraft(window)).toBeFocused()
  await window.keyboard.type('Spring sale')
  await expect(nameOfDraft(window)).toHaveValue('Spring sale')
})

test('a draft opened from a row has the focus in its pairs', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await editValue(window, 'title')
  await openOwnDraft(app, window, folder, [{ key: 'first', value: 'One' }])
  await expectFocusIn(pair(window, 'first'))
})

test('a deleted draft leaves the focus among the drafts, and so does its undo', async ({ window }) => {
  await samplesAreIn(window)
  const more = drafts(window).getByRole('button', { name: 'More for Cart reminder' })
  await more.focus()
  await window.keyboard.press('Enter')
  await window.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  await expect(more).toHaveCount(0)
  await expectFocusIn(drafts(window))
  await window.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter')
  await expect(nameOfDraft(window)).toHaveValue('Cart reminder')
  await expectFocusIn(drafts(window))
})

test('buttons that have nothing more to do keep the focus', async ({ window }) => {
  await samplesAreIn(window)
  await editValue(window, 'title')
  await window.keyboard.type('!')
  const undo = window.getByRole('main').getByRole('button', { name: /^Undo/ })
  await undo.press('Enter')
  await expect(undo).toBeDisabled()
  await expect(undo).toBeFocused()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Enter')
  const save = window.getByRole('button', { name: 'Save', exact: true })
  await save.press('Enter')
  await expect(save).toBeDisabled()
  await expect(save).toBeFocused()
})

test('a quick fix leaves the focus among the problems', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'one', value: '{{ @Profile - Citty | default: "x" }}' },
    { key: 'two', value: '{{ @Profile - Countri | default: "x" }}' },
  ])
  const problems = window.getByRole('list', { name: 'Problems' })
  await problems.getByRole('button', { name: /^Use City/ }).press('Enter')
  await expect(problems.getByRole('button', { name: /^Use City/ })).toHaveCount(0)
  await expectFocusIn(window.getByRole('region', { name: 'Problems, recipients and imports' }))
  await problems.getByRole('button', { name: /^Use Country/ }).press('Enter')
  await expect(problems.getByRole('button', { name: /^Use Country/ })).toHaveCount(0)
  await expectFocusIn(window.getByRole('region', { name: 'Problems, recipients and imports' }))
})

test('asks for the word in its field, and leaves the focus among the samples', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  const file = join(folder, 'few.csv')
  await writeFile(file, 'identity,Name\nnew-1,Ada\n')
  await chooseInDialogs(app, file)
  await command(app, window, 'Import samples…')
  await command(app, window, 'Show the samples')
  await window.getByRole('tab', { name: /^Imports/ }).click()
  const remove = window.getByRole('button', { name: 'Remove few.csv…' })
  await remove.press('Enter')
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove import' }).press('Enter')
  await expect(remove).toHaveCount(0)
  await expectFocusIn(window.getByRole('tabpanel', { name: /^Imports/ }))

  const forget = window.getByRole('button', { name: 'Forget all samples…' })
  await forget.press('Enter')
  await expect(window.getByRole('textbox', { name: /^Type/ })).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(forget).toBeFocused()
  await forget.press('Enter')
  await window.keyboard.type('forget')
  await window.keyboard.press('Enter')
  await expect(window.getByText('No samples yet')).toBeVisible()
  await expectFocusIn(window.getByRole('main'))
})
