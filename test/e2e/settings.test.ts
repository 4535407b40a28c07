import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { chooseOption, tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, resolved, samplesAreIn, shortcut } from './window-steps.ts'

test('shows and changes every setting of a draft, by keyboard, and saves them', async ({
  app,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: '{{ @Profile - Email | default: "none" }}' }])
  await command(app, page, 'Settings of the draft')
  const settings = page.getByRole('region', { name: 'Settings of the draft' })
  const zone = settings.getByRole('combobox', { name: 'Time zone' })
  await expect(zone).toBeFocused()
  await page.keyboard.type('Asia/Kolkata')
  await page.keyboard.press('Enter')
  await expect(zone).toHaveValue('Asia/Kolkata')
  await expect(settings.getByRole('group', { name: 'Time zone' })).toContainText('not documented by CleverTap')
  await chooseOption(page, settings.getByRole('combobox', { name: /^Spelling of dates/ }), /^Jan 31/)
  const empty = settings.getByRole('checkbox', { name: 'the property is an empty text' })
  await tabTo(page, empty)
  await page.keyboard.press('Space')
  await tabTo(page, settings.getByRole('textbox', { name: 'Name of the event' }))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('cart_message')
  await chooseOption(page, settings.getByRole('combobox', { name: /^Where the pairs go/ }), /^flags/)
  await chooseOption(page, settings.getByRole('combobox', { name: /^Environment/ }), 'production')
  await tabTo(page, settings.getByRole('checkbox', { name: 'Send push tokens' }))
  await page.keyboard.press('Space')
  await tabTo(page, settings.getByRole('textbox', { name: 'Notes' }))
  await page.keyboard.type('For spring')
  await shortcut(app, 'Control+S')
  await expect(page.getByText('● unsaved')).toHaveCount(0)
  const saved = JSON.parse(await readFile(join(folder, 'own.galley.json'), 'utf8')) as object
  expect(saved).toMatchObject({
    timeZone: 'Asia/Kolkata',
    notes: 'For spring',
    format: { month: 'short' },
    include: { pushTokens: true },
    payload: { eventName: 'cart_message', pairsTo: 'custom_flags', environment: 'production' },
  })
  expect((saved as { missing: string[] }).missing).not.toContain('empty')
  await settings.getByRole('button', { name: 'Back to the pairs' }).press('Enter')
  await expect(resolved(page)).toHaveCount(1)
  await shortcut(app, 'Control+Z')
  await command(app, page, 'Settings of the draft')
  await expect(settings.getByRole('textbox', { name: 'Notes' })).toHaveValue('')
})

test('goes from a problem of a setting to the setting', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi' }], { timeZone: 'Mars/Olympus' })
  await page
    .getByRole('list', { name: 'Problems' })
    .getByRole('button', { name: /Mars\/Olympus/ })
    .first()
    .press('Enter')
  await expect(
    page.getByRole('region', { name: 'Settings of the draft' }).getByRole('combobox', { name: 'Time zone' }),
  ).toBeFocused()
})
