import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { chooseOption, fillCombobox, tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, resize, samplesAreIn, shortcut } from './window-steps.ts'

const panel = (page: Page): Locator => page.getByRole('region', { name: 'Who gets the message' })
const sentence = (page: Page): Locator => page.getByRole('button', { name: /^Who gets the message/ })
const kind = (page: Page): Locator => panel(page).getByRole('combobox', { name: /^Kind of trigger/ })
const removal = (page: Page, property: string): Locator =>
  panel(page).getByRole('button', { name: `Remove the condition on ${property}` })

const where = [
  { property: 'product_name', is: 'contains', value: 'قميص من الكتان' },
  { property: 'price', is: 'greater', value: '100' },
] as const
const long = 'An event with a name that is much longer than anybody would want it to be'
const trigger = {
  kind: 'past-behaviour',
  match: 'any',
  didNot: [{ event: 'Charged', where: [] }],
  did: [
    { event: 'Added to Cart', where, withinDays: 30 },
    { event: long, where: [] },
    { event: 'أضيف إلى السلة', where: [] },
  ],
} as const
const pairs = ['title', 'body', 'link', 'image'].map((key) => ({ key, value: 'x' }))

test('keeps three rows of pairs while the panel of a long trigger is open', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  const profileWhere = [{ property: 'Tier', is: 'one-of', value: ['gold', 'silver'] }] as const
  await openOwnDraft(app, page, folder, pairs, { trigger, profileWhere })
  await resize(app, page, 1280, 800)
  await shortcut(app, 'CmdOrCtrl+T')
  await expect(kind(page)).toBeFocused()
  for (const key of ['title', 'body', 'link']) await expect(pair(page, key)).toBeInViewport({ ratio: 0.95 })
})

test('lies over the pairs in a small window, as large as that allows, until it is left', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  const profileWhere = [{ property: 'Tier', is: 'one-of', value: ['gold', 'silver'] }] as const
  await openOwnDraft(app, page, folder, pairs, { trigger, profileWhere })
  await resize(app, page, 900, 600)
  await shortcut(app, 'CmdOrCtrl+T')
  await expect(kind(page)).toBeFocused()
  const [line, box] = [await sentence(page).boundingBox(), await panel(page).boundingBox()]
  expect(box?.y).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0))
  expect(box?.height).toBeGreaterThan(400)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(600)
  const done = panel(page).getByRole('button', { name: 'Done' })
  const last = panel(page).getByRole('button', { name: '+ profile condition' })
  await last.focus()
  await expect(last).toBeInViewport({ ratio: 1 })
  await expect(done).toBeInViewport({ ratio: 1 })
  await page.getByRole('complementary', { name: 'Preview' }).click({ position: { x: 40, y: 500 } })
  await expect(panel(page)).toBeHidden()
})

test('keeps the focus where something is removed or added', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  const profileWhere = [{ property: 'Tier', is: 'one-of', value: ['gold', 'silver'] }] as const
  await openOwnDraft(app, page, folder, pairs, { trigger, profileWhere })
  await shortcut(app, 'CmdOrCtrl+T')
  await tabTo(page, removal(page, 'product_name'))
  await page.keyboard.press('Enter')
  await expect(removal(page, 'price')).toBeFocused()
  await page.keyboard.press('Enter')
  const add = panel(page).getByRole('button', { name: 'Add a condition to Added to Cart' })
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  const property = panel(page).getByRole('combobox', { name: 'Property of Added to Cart' })
  await expect(property).toBeFocused()
  await tabTo(page, panel(page).getByRole('button', { name: 'Take gold away from Tier' }))
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('button', { name: 'Take silver away from Tier' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('combobox', { name: 'Another value of Tier' })).toBeFocused()

  const remove = (name: string) => panel(page).getByRole('button', { name: `Remove ${name}`, exact: true })
  await tabTo(page, remove(long))
  await page.keyboard.press('Enter')
  await expect(remove('أضيف إلى السلة')).toBeFocused()
  await tabTo(page, panel(page).getByRole('button', { name: '+ Event they did not do' }))
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('combobox', { name: 'or: event' }).last()).toBeFocused()
})

test('remembers the settings of every kind while the draft is open', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  const inaction = {
    kind: 'live-inaction',
    did: { event: 'Added to Cart', where: [] },
    didNot: { event: 'Charged', where: [] },
    withinMinutes: 90,
  } as const
  await openOwnDraft(app, page, folder, pairs, { trigger: inaction })
  await shortcut(app, 'CmdOrCtrl+T')
  await chooseOption(page, kind(page), /live action/)
  await expect(sentence(page)).toContainText('Users who do Added to Cart')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await shortcut(app, 'CmdOrCtrl+T')
  await chooseOption(page, kind(page), /live inaction/)
  await expect(sentence(page)).toContainText('did not do Charged within 90 minutes')
  await fillCombobox(page, panel(page).getByRole('combobox', { name: 'who did: event' }), 'charg')
  await expect(sentence(page)).toContainText('Users who did Charged')
})

test('selects what a field holds, marks names that no sample has, and says what is missing', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs, {
    trigger: {
      kind: 'live-action',
      event: 'Added to Crat',
      where: [
        { property: 'price', is: 'greater', value: '' },
        { property: 'colur', is: 'exists' },
      ],
    },
  })
  await shortcut(app, 'CmdOrCtrl+T')
  const event = panel(page).getByRole('combobox', { name: 'who do: event' })
  await expect(event).toHaveAttribute('aria-invalid', 'true')
  await expect(event).toHaveAccessibleDescription(/“Added to Crat” is in no sample/)
  await expect(panel(page).getByRole('status')).toContainText('Say what price of “Added to Crat” is compared with.')
  await event.click()
  await page.keyboard.type('Added to Cart')
  await page.keyboard.press('Enter')
  await expect(event).toHaveValue('Added to Cart')
  await expect(event).not.toHaveAttribute('aria-invalid', 'true')
  const property = panel(page).getByRole('combobox', { name: 'Property of Added to Cart' })
  await expect(property.nth(0)).not.toHaveAttribute('aria-invalid', 'true')
  await expect(property.nth(1)).toHaveAttribute('aria-invalid', 'true')
  await property.nth(1).focus()
  await page.keyboard.type('price')
  await expect(property.nth(1)).toHaveValue('price')
  await page.keyboard.press('Escape')

  // with edits that are not saved it would stay as it is
  await shortcut(app, 'Control+S')
  await expect(page.getByText('● unsaved')).toHaveCount(0)
  await openOwnDraft(app, page, folder, pairs, { name: 'Open', trigger: { kind: 'live-action', event: '', where: [] } })
  await shortcut(app, 'CmdOrCtrl+T')
  await expect(panel(page).getByRole('status')).toContainText('Choose the event that users do.')
  await expect(page.getByText('No “”')).toHaveCount(0)
  await expect(page.getByRole('complementary')).toContainText('The trigger is not finished')
})
