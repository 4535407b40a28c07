import { expect, type Locator, type Page } from '@playwright/test'
import type { Recommendation } from '#shared/campaign/draft'
import { test } from './fixtures.ts'
import { chooseOption, fillCombobox, tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, pairs, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Recommendations' })
const field = (page: Page, name: string | RegExp): Locator => dialog(page).getByRole('combobox', { name, exact: true })
const button = (page: Page, name: string | RegExp): Locator => dialog(page).getByRole('button', { name })
const served = (page: Page): Locator => dialog(page).getByRole('article', { name: 'Served item' })
const aside = (page: Page): Locator => page.getByRole('complementary', { name: 'Preview' })

const similar: Recommendation = {
  ...{ slot: 'similar', catalog: 'products', event: 'Product Viewed', eventProperty: 'product_id' },
  ...{ catalogColumn: 'Identity', lookBackDays: 30, position: 1, include: [], exclude: [], near: null },
  from: 'computed',
}

/** Presses what has to be reached first. */
async function press(page: Page, place: Locator): Promise<void> {
  await expect(place).toBeEnabled()
  await tabTo(page, place)
  await page.keyboard.press('Enter')
}

test('recommends an item and sends all of it, from an empty draft, by keyboard alone', async ({
  app,
  window: page,
}) => {
  await samplesAreIn(page)
  await shortcut(app, 'Control+N')
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
  await tabTo(page, page.getByRole('textbox', { name: 'Key of pair 1' }))
  await page.keyboard.type('title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await page.keyboard.type('Like @recom')
  await expect(page.getByRole('option', { name: 'New recommendation…' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  while ((await page.getByRole('option', { name: 'New recommendation…' }).getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  // the catalog, with what the samples say is mapped to it
  await press(page, button(page, /^products 340 items/))
  await expect(dialog(page).getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(dialog(page)).toContainText(/\d+ of \d+ values are in Identity\./)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('popular')
  await page.keyboard.press('Enter')
  await fillCombobox(page, field(page, 'Event'), 'product v')
  await expect(served(page)).toContainText(/Rank 1, related by \d+ users?/)
  await expect(dialog(page)).toContainText(/Last action: Product Viewed, .+, \d+ \w+ 2026, \d\d:\d\d/)
  const name = (await button(page, /^Insert Name: /).getAttribute('aria-label'))?.replace('Insert Name: ', '') ?? '?'
  await expect(served(page)).toContainText(name)
  await expect(served(page)).toContainText('https://images.example.com/')
  await expect(dialog(page).locator('img')).toHaveCount(0)

  // a column goes to the caret, with its default selected
  await press(page, button(page, /^Insert Name: /))
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await page.keyboard.type('a scarf')
  await page.keyboard.press('Tab')
  await page.keyboard.type('!')
  await expect(resolved(page).filter({ hasText: 'title' })).toContainText(`Like ${name}!`)

  // all of it at once
  await page.keyboard.press('Escape')
  await tabTo(page, pair(page, 'title').getByRole('button', { name: 'Insert a token' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await press(page, button(page, 'Add all columns as pairs'))
  await expect(pairs(page)).toHaveCount(7)
  await expect(page.getByRole('textbox', { name: 'Key of pair 2' })).toBeFocused()
  await expect(resolved(page).filter({ hasText: 'Name' })).toContainText(name)
  await tabTo(page, page.getByRole('tab', { name: 'Preview' }))
  await page.keyboard.press('ArrowRight')
  await expect(aside(page).getByRole('region')).toContainText(`"Name": "${name}"`)

  // another user gets another item, or the same for another reason
  await shortcut(app, 'Control+PageDown')
  await expect(aside(page).getByRole('region')).toContainText(/"Name": ".+"/)

  // the pairs go in one step, and the new name comes from every token at once
  await press(page, page.getByRole('button', { name: '1 recommendation: popular' }))
  await tabTo(page, dialog(page).getByRole('textbox', { name: 'Name' }))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('warm things')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: '1 recommendation: warm things' })).toBeFocused()
  await expect(pairs(page).filter({ hasText: 'warm things' })).toHaveCount(7)
  await shortcut(app, 'Control+Z')
  await expect(pairs(page).filter({ hasText: 'popular' })).toHaveCount(7)
  await shortcut(app, 'Control+Z')
  await expect(pairs(page)).toHaveCount(1)
})

test('follows every change of a condition with other items', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: '{{ @Recommendation similar - Name }}' }], {
    recommendations: [similar],
  })
  await expect(resolved(page)).not.toContainText('∅')
  await press(page, page.getByRole('button', { name: '1 recommendation: similar' }))
  await expect(served(page)).toBeVisible({ timeout: 20_000 })
  const brandOf = async () =>
    (await button(page, /^Add Brand: /).getAttribute('aria-label'))?.replace('Add Brand: ', '') ?? ''
  const brand = await brandOf()
  await press(page, button(page, '+ leave out items whose…'))
  await fillCombobox(page, field(page, 'Column: Leave out items whose'), 'brand')
  await fillCombobox(page, field(page, 'Value of Brand'), brand)
  await expect(dialog(page).getByRole('list', { name: 'What each condition leaves out' })).toContainText(
    `Not: Brand is ${brand}−`,
  )
  await expect.poll(brandOf).not.toBe(brand)
  await expect(resolved(page).filter({ hasText: 'title' })).toContainText(
    (await served(page).getByRole('paragraph').first().textContent()) ?? '?',
  )

  // too strict: the reason, and a way out
  await chooseOption(page, field(page, /^How to compare Brand/), 'is there')
  await expect(dialog(page)).toContainText('No item, so no message:')
  await expect(dialog(page)).toContainText(/“Not: Brand is there” leaves out (\d+) of \1 related items\./)
  await press(page, button(page, 'Remove all conditions'))
  await expect.poll(brandOf).toBe(brand)
})

test('says of a user without an item why, and what would change it', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi {{ @Recommendation similar - Name }}' }], {
    recommendations: [{ ...similar, position: 9 }],
  })
  await shortcut(app, 'CmdOrCtrl+Shift+L')
  const funnel = page.getByRole('list', { name: 'From all users to the recipients' })
  const beyond = funnel.getByRole('button', { name: /^position beyond the list/ })
  await expect(beyond).toBeVisible({ timeout: 20_000 })
  await expect(funnel).toContainText('Have an item to recommend')
  await press(page, beyond)
  const others = page.getByRole('listbox', { name: 'Not recipients' })
  await expect(others.getByRole('option').first()).toContainText('No item for “similar”: position beyond the list')
  await tabTo(page, others)
  await page.keyboard.press('ArrowDown')
  await expect(aside(page)).toContainText('Would not get the message: “similar” has no item.')
  await expect(aside(page)).toContainText('Fewer than 9 items are left. Serve an earlier position.')
  await expect(resolved(page)).toHaveText(/title\s*Hi ∅/)

  // the same as a problem, which opens the slot
  await press(page, page.getByRole('tab', { name: /^Recipients/ }))
  await page.keyboard.press('Home')
  const problem = page
    .getByRole('list', { name: 'Problems' })
    .getByRole('button', { name: /recipients are skipped, because the recommendation “similar” has no item/ })
  await problem.press('Enter')
  await expect(dialog(page)).toContainText('No item, so no message:')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await shortcut(app, 'CmdOrCtrl+Shift+L')

  // the figures of all users, and a change that is undone
  await press(page, page.getByRole('button', { name: 'What would change it?' }))
  const change = page.getByRole('group', { name: 'What would change it' })
  await expect(change).toContainText(/with position 1: [\d,]+ instead of [\d,]+/)
  await press(page, change.getByRole('button', { name: 'Change it' }).first())
  await expect(beyond).toHaveCount(0)
  await shortcut(app, 'Control+Z')
  await expect(beyond).toBeVisible()

  await press(page, aside(page).getByRole('button', { name: 'Open “similar”' }))
  await press(page, button(page, 'Serve position 1'))
  await expect(served(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(aside(page)).not.toContainText('Would not get the message')
})
