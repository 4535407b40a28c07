import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, editValue, pair, resolved, samplesAreIn } from './window-steps.ts'

const notice = (page: Page, text: string) => page.locator('.notice').filter({ hasText: text })
const undo = (page: Page, text: string) => notice(page, text).getByRole('button', { name: 'Undo', exact: true })
const drafts = (page: Page) => page.getByRole('navigation').getByRole('region', { name: 'Drafts' })
const line = (page: Page, key: string) => resolved(page).filter({ hasText: key })

test.beforeEach(async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'city', value: 'In {{ @Profile - Citty | default: "town" }}' },
    { key: 'plain', value: 'Hello' },
  ])
  await expect(window.getByText('problem: No sample user has “Citty”')).toHaveCount(1)
})

test('offers the undo of what was done for as long as nothing else was', async ({ app, window }) => {
  await command(app, window, 'Fix all problems')
  // it stays while the pointer is on it
  await undo(window, 'Fixed ').hover()
  await editValue(window, 'plain')
  await window.keyboard.type('!')
  await expect(line(window, 'plain')).toContainText('Hello!')
  await expect(undo(window, 'Fixed ')).toHaveCount(0)
  await expect(notice(window, 'Fixed ')).toBeVisible()
  await window.keyboard.press('ControlOrMeta+z')
  await expect(line(window, 'plain')).not.toContainText('!')
  await undo(window, 'Fixed ').click()
  await expect(pair(window, 'city')).toContainText('Citty')
  await expect(pair(window, 'plain')).toContainText('Hello')
})

test('offers no undo of another draft', async ({ app, window }) => {
  await command(app, window, 'Fix all problems')
  await window.getByRole('button', { name: /^Pin this user/ }).click()
  const unpin = window.locator('.notice').getByRole('button', { name: 'Unpin' })
  await unpin.hover()
  await drafts(window).getByRole('button', { name: 'Win back', exact: true }).press('Enter')
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Win back')
  await expect(undo(window, 'Fixed ')).toHaveCount(0)
  await expect(unpin).toHaveCount(0)
  await expect(notice(window, 'pinned with what is sent now')).toBeVisible()
})

test('a notice that goes leaves the focus where it was before', async ({ app, window }) => {
  await pair(window, 'plain').focus()
  await command(app, window, 'Fix all problems')
  await expect(pair(window, 'plain')).toBeFocused()
  await undo(window, 'Fixed ').hover()
  await notice(window, 'Fixed ').getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(notice(window, 'Fixed ')).toHaveCount(0)
  await expect(pair(window, 'plain')).toBeFocused()
})
