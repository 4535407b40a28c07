import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
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
  await expect(zone).not.toHaveAttribute('aria-invalid')
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

test('names a data plan by its file, from the folder of the draft', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi' }])
  const plan = { data_plan_id: 'shop', version: 3, version_document: { data_points: [] } }
  const file = join(folder, 'plans', 'shop.json')
  await mkdir(join(folder, 'plans'))
  await writeFile(file, JSON.stringify(plan))
  await command(app, page, 'Settings of the draft')
  const setting = page.getByRole('group', { name: 'Data plan' })
  await chooseInDialogs(app, file)
  await setting.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(setting).toContainText('plans/shop.json')
  await expect(setting.getByRole('textbox', { name: 'Id of the data plan' })).toHaveValue('shop')
  await expect(setting.getByRole('spinbutton', { name: 'Version of the data plan' })).toHaveValue('3')
  await expect(setting).toContainText('The payloads of this draft are checked against it.')
  await setting.getByRole('spinbutton', { name: 'Version of the data plan' }).fill('4')
  await shortcut(app, 'Control+S')
  const saved = async () => JSON.parse(await readFile(join(folder, 'own.galley.json'), 'utf8')) as object
  await expect.poll(saved).toMatchObject({ payload: { dataPlan: { id: 'shop', version: 4, file: 'plans/shop.json' } } })

  await writeFile(file, 'not a plan')
  await setting.getByRole('spinbutton', { name: 'Version of the data plan' }).fill('')
  await expect(setting.getByRole('status')).toContainText('is not readable JSON')
  await setting.getByRole('button', { name: 'Take the file away' }).click()
  await setting.getByRole('textbox', { name: 'Id of the data plan' }).fill('')
  await shortcut(app, 'Control+S')
  await expect.poll(saved).toMatchObject({ payload: { dataPlan: null } })
})

test('says the zone of each time', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi' }], { trigger, timeZone: 'Asia/Kolkata' })
  const zoned = /\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d GMT\+5:30/
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText(zoned)
  await shortcut(app, 'Control+Shift+L')
  await expect(page.getByRole('listbox', { name: 'Recipients' }).getByRole('option').first()).toContainText(zoned)
})
