import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { editValue, pair, pairs, samplesAreIn } from './window-steps.ts'

const menu = (page: Page) => page.getByRole('menu', { name: 'Actions for the pair' })
const entry = (page: Page, name: string) => menu(page).getByRole('menuitem', { name })

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'title', value: 'Hello' },
    { key: 'body', value: 'How are you?' },
  ])
})

test('the right button opens what can be done with a pair, where it was pressed', async ({ window }) => {
  await pair(window, 'body').getByText('How are you?').click({ button: 'right' })
  await expect(menu(window)).toBeVisible()
  await expect(entry(window, 'Duplicate')).toContainText(/(Ctrl\+|⌘)D/)
  await expect(entry(window, 'Move down')).toBeDisabled()
  await window.keyboard.press('Escape')
  await expect(menu(window)).toBeHidden()
  await expect(pair(window, 'body')).toBeFocused()

  await pair(window, 'body').getByText('How are you?').click({ button: 'right' })
  await entry(window, 'Move up').click()
  await expect(pairs(window).first()).toHaveAccessibleName(/^body/)
  await expect(pair(window, 'body')).toBeFocused()
})

test('Shift+F10 and the menu key open the menu, and the focus comes back to the text', async ({ window }) => {
  await pair(window, 'title').focus()
  await window.keyboard.press('Shift+F10')
  await expect(entry(window, 'Cut')).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(pair(window, 'title')).toBeFocused()

  await editValue(window, 'title')
  for (const key of ['Shift+F10', 'ContextMenu']) {
    await window.keyboard.press(key)
    await expect(menu(window)).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(menu(window)).toBeHidden()
    await expect(window.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  }
  await window.keyboard.type(' you')
  await expect(window.locator('.view-lines')).toHaveText('Hello you')
  await window.keyboard.press('ControlOrMeta+d')
  await expect(pairs(window)).toHaveCount(3)
})
