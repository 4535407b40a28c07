import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const preview = (page: Page): Locator => page.getByRole('complementary', { name: 'Preview' })
const user = (page: Page): Locator => preview(page).getByRole('heading', { level: 2 })
const line = (page: Page, key: string): Locator => resolved(page).filter({ hasText: key }).first()
const tab = (page: Page, name: string): Locator => preview(page).getByRole('tab', { name })

/** Name, identity and occurrence, without what comes later: the place among the recipients, and that a user is looked for. */
async function shownUser(page: Page): Promise<string> {
  const lines = (await preview(page).locator('header').innerText()).split('\n')
  return lines.filter((line) => !/^[\d,]+ of [\d,]+$|^Looking for/.test(line.trim())).join('\n')
}

/** Shows a user of the bundled samples, found by a part of what is known of them. */
async function show(page: Page, text: string): Promise<void> {
  await preview(page).getByRole('button', { name: 'Find a user' }).click()
  await page.getByRole('combobox', { name: 'Find a user' }).fill(text)
  await expect(page.getByRole('listbox', { name: 'Found users' }).getByRole('option').first()).toContainText(text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Find a user' })).toBeHidden()
}

const pairs = [
  { key: 'title', value: 'Hi {{ @Profile - First Name | default: "there" }}, still thinking it over?' },
  { key: 'body', value: '{{ @Event - product_name | default: "What you chose" }} waits since {{ @Event - added_on }}' },
  { key: 'store', value: 'Try it on in {{ @Profile - City }} first' },
  { key: 'order', value: '{{ @Charged - no_such_property | default: "none yet" }}' },
]

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  // every user can be found
  const summary = () => window.evaluate(async () => JSON.stringify(await api.ask('samples:summary')))
  await expect.poll(summary).toContain(String.raw`\"indexed\":true`)
  const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
  await openOwnDraft(app, window, folder, pairs, { trigger })
  await expect(resolved(window)).toHaveCount(pairs.length)
})

test('shows the pairs of a real user, with a mark for each piece and where it is from', async ({ window }) => {
  await show(window, 'cust-1001')
  await expect(user(window)).toHaveText('Astrid Havsrönn')
  await expect(line(window, 'title')).toContainText('Hi Astrid, still thinking it over?')
  await expect(line(window, 'order').getByRole('button', { name: 'Default: none yet' })).toBeVisible()
  const card = window.getByRole('tooltip')
  // a piece that is drawn again under a still pointer shows no card
  await expect(async () => {
    await window.mouse.move(0, 0)
    await line(window, 'title').getByRole('button', { name: 'Value: Astrid' }).hover()
    await expect(card).toContainText('Profile property First Name', { timeout: 2_000 })
  }).toPass()
  await expect(card).toContainText('Raw value “Astrid”, text')
  await window.keyboard.press('Escape')
})

test('goes through the pieces by keyboard, and from one to its token in the editor', async ({ window }) => {
  await show(window, 'cust-1001')
  const first = line(window, 'title').getByRole('button', { name: 'Value: Astrid' })
  await first.focus()
  await expect(window.getByRole('tooltip')).toContainText('@Profile - First Name')
  await window.keyboard.press('ArrowRight')
  await expect(window.getByRole('tooltip')).toContainText('Event Added to Cart, 1 of')
  await window.keyboard.press('ArrowDown')
  await expect(line(window, 'store').getByRole('button', { name: 'Value: Stockholm' })).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('tooltip')).toBeHidden()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('textbox', { name: 'City, Profile' })).toBeFocused()
  await window.getByRole('button', { name: 'Go to the token' }).press('Enter')
  await expect(window.getByRole('textbox', { name: 'Value of store' })).toBeFocused()
  await window.keyboard.type('your town')
  await expect(line(window, 'store')).toContainText('Try it on in your town first')
})

test('steps from user to user, and meets the same random ones again', async ({ window }) => {
  const start = await user(window).innerText()
  const button = (name: string) => preview(window).getByRole('button', { name })
  await button('Next user').click()
  await expect(user(window)).not.toHaveText(start)
  await button('Previous user').click()
  await expect(user(window)).toHaveText(start)
  const throwDice = async () => {
    const before = await shownUser(window)
    await button('Random user').click()
    await expect.poll(() => shownUser(window)).not.toBe(before)
    return user(window).innerText()
  }
  const met = [await throwDice(), await throwDice(), await throwDice()]
  await window.reload()
  await expect(resolved(window)).toHaveCount(pairs.length)
  expect([await throwDice(), await throwDice(), await throwDice()]).toEqual(met)
})

test('finds a user by a part of the e-mail, says what matched, and says when no user does', async ({ window }) => {
  await preview(window).getByRole('button', { name: 'Find a user' }).click()
  const field = window.getByRole('combobox', { name: 'Find a user' })
  await field.fill('havsronn.1001')
  const found = window.getByRole('listbox', { name: 'Found users' }).getByRole('option')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('e-mail astrid.havsronn.1001@example.com')
  await field.fill('no such user')
  await expect(preview(window)).toContainText('No user has “no such user”')
  await field.press('Escape')
  await expect(preview(window).getByRole('button', { name: 'Find a user' })).toBeFocused()
})

test('says plainly that a user would not get the message, and shows it all the same', async ({ window }) => {
  await show(window, 'cust-1005')
  await expect(preview(window)).toContainText(
    'Would not get the message: the user has no event that triggers the message',
  )
  await expect(line(window, 'body')).toContainText('What you chose waits since ∅')
})

test('takes another occurrence of the triggering event', async ({ window }) => {
  await show(window, 'cust-1012')
  const body = await line(window, 'body').innerText()
  const choice = preview(window).getByRole('combobox', { name: 'Occurrence of the triggering event: 1 of 4' })
  await choice.click()
  await window.getByRole('option', { name: '2 of 4' }).click()
  await expect(preview(window).getByRole('combobox', { name: /2 of 4/ })).toBeVisible()
  await expect.poll(() => line(window, 'body').innerText()).not.toBe(body)
})

test('copies the payload as JSON and as a command without credentials', async ({ app, window, clipboard: _ }) => {
  await show(window, 'cust-1001')
  await tab(window, 'Payload').click()
  await expect(preview(window)).toContainText('Preview shape: no vendor documents what mParticle receives')
  await expect(window.getByRole('region', { name: 'mParticle batch' })).toContainText('"customer_id": "cust-1001"')
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await preview(window).getByRole('button', { name: 'Copy JSON' }).click()
  await expect(window.getByText('JSON copied.')).toBeVisible()
  expect(JSON.parse(await copied())).toMatchObject({ user_identities: { customer_id: 'cust-1001' } })
  await preview(window).getByRole('button', { name: 'Copy cURL' }).click()
  await expect(window.getByText('cURL command copied.')).toBeVisible()
  expect(await copied()).toContain('--user "$MPARTICLE_KEY:$MPARTICLE_SECRET"')
})

test('tries other values, and keeps none of them', async ({ window }) => {
  await show(window, 'cust-1001')
  await line(window, 'title').getByRole('button').first().click()
  const name = window.getByRole('textbox', { name: 'First Name, Profile' })
  await expect(name).toBeFocused()
  await window.keyboard.insertText('مريم')
  await window.keyboard.press('Enter')
  await expect(line(window, 'title').getByRole('button').first()).toBeFocused()
  await line(window, 'store').getByText('store').click()
  await window.getByRole('combobox', { name: /^Type of City, Profile/ }).click()
  await window.getByRole('option', { name: 'Absent' }).click()
  await window.keyboard.press('Escape')
  await expect(preview(window)).toContainText('What if: 2 values changed, nothing is saved')
  await expect(line(window, 'title')).toContainText('Hi مريم, still')
  await expect(line(window, 'store').getByRole('button', { name: 'Empty, what if' })).toBeVisible()
  await preview(window).getByRole('button', { name: 'Reset all' }).click()
  await expect(preview(window)).not.toContainText('What if:')
  await expect(line(window, 'title')).toContainText('Hi Astrid, still')
})

test('shows an unknown name and an unseen character as what they are', async ({ window }) => {
  await pair(window, 'store')
    .getByRole('textbox', { name: /^Key of pair/ })
    .press('Enter')
  await expect(window.getByRole('textbox', { name: 'Value of store' })).toBeFocused()
  await window.keyboard.press('ControlOrMeta+A')
  await window.keyboard.insertText('In {{ @Profile - Citty | default: "a\u0007b" }}')
  await expect(line(window, 'store').getByRole('button', { name: /unknown name Citty/ })).toBeVisible()
  await expect(line(window, 'store')).toContainText('In aBELb')
})

test('follows the pair that is edited, and the pairs what is looked at', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  const many = Array.from({ length: 300 }, (_, i) => ({ key: `key${i + 1}`, value: '{{ @Profile - Identity }}' }))
  await openOwnDraft(app, page, folder, many)
  const row = (key: string) => resolved(page).filter({ has: page.getByText(key, { exact: true }) })
  await shortcut(app, 'Control+K')
  await page.getByRole('combobox', { name: 'Command' }).fill('key163')
  await page
    .getByRole('option', { name: /^key163/ })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: 'Value of key163', exact: true })).toBeFocused()
  const shown = row('key163')
  await expect(shown).toBeInViewport({ ratio: 1 })
  await expect(shown).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('list', { name: 'Resolved pairs' }).locator('[aria-current]')).toHaveCount(1)

  await row('key162').getByRole('button').focus()
  await page.keyboard.press('End')
  const last = page.getByRole('list', { name: 'Pairs', exact: true }).getByRole('listitem', { name: /^key300, / })
  await expect(last).toBeInViewport({ ratio: 0.9 })
  await expect(last).toHaveAttribute('aria-current', 'true')
})

test('shows a blank value as such', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi {{ @Profile - City }}!' }])
  await resolved(page).getByRole('button').first().click()
  await page.getByRole('textbox', { name: /^City,/ }).fill('  ')
  await page.keyboard.press('Enter')
  const piece = resolved(page).getByRole('button', { name: 'Value: blank' })
  await expect(piece).toBeVisible()
  expect(
    await piece
      .locator('span')
      .last()
      .evaluate((mark) => getComputedStyle(mark, '::after').content),
  ).toBe('"␣ blank"')
})

test('keeps the values of a what-if while users change, until they are cleared', async ({
  app,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi {{ @Profile - First Name | default: "you" }}' }])
  await line(page, 'title').getByRole('button').first().click()
  await page.getByRole('textbox', { name: 'First Name, Profile' }).fill('Nobody')
  await page.getByRole('dialog', { name: 'What if, First Name' }).getByRole('button', { name: 'Done' }).click()
  const before = await user(page).textContent()
  await preview(page).getByRole('button', { name: 'Next user' }).click()
  await expect(user(page)).not.toHaveText(before ?? '')
  await expect(line(page, 'title')).toContainText('Hi Nobody')
  await expect(preview(page)).toContainText('1 value changed, nothing is saved')
  await preview(page).getByRole('button', { name: 'Reset all' }).click()
  await expect(line(page, 'title')).not.toContainText('Nobody')
})

test('tries every kind of value and of missing, for a user without the event too', async ({
  app,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  const values = {
    event: '{{ @Event - product_name | default: "none" }}',
    other: '{{ @Charged - Amount | default: "none" }}',
    constant: '{{ @Constant - Product | default: "none" }}',
    item: '{{ @Recommendation similar - Name | default: "none" }}',
  }
  const draft = Object.entries(values).map(([key, value]) => ({ key, value }))
  await openOwnDraft(app, page, folder, draft, {
    trigger: { kind: 'live-action', event: 'Added to Cart', where: [] },
    aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name' } }],
    constant: 'Product',
    missing: ['absent', 'null', 'empty', 'blank', 'placeholder', 'not-text', 'no-event', 'no-value', 'no-item'],
  })
  await show(page, 'cust-1005')
  await expect(preview(page)).toContainText('Would not get the message')
  const card = page.getByRole('dialog', { name: /^What if, / })
  const types = { event: 'No event', other: 'No event', constant: 'No value', item: 'No item' }
  for (const [key, gone] of Object.entries(types)) {
    await line(page, key).getByRole('button').click()
    await card.getByRole('textbox').fill('Tried')
    await expect(line(page, key)).toContainText('Tried')
    for (const kind of ['Null', 'Empty', 'Blank', 'Placeholder', 'Object', gone]) {
      await card.getByRole('combobox').click()
      await page.getByRole('option', { name: kind, exact: true }).click()
      await expect(line(page, key)).toContainText('none')
    }
    await card.getByRole('textbox').fill(`${key} tried`)
    await page.keyboard.press('Enter')
  }
  await expect(preview(page)).toContainText('4 values changed, nothing is saved')
  await preview(page).getByRole('button', { name: 'Next user' }).click()
  for (const key of Object.keys(types)) await expect(line(page, key)).toContainText(`${key} tried`)
})

test('says where the user stands among the recipients, and who of those found is one', async ({
  app,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs, {
    trigger: { kind: 'live-action', event: 'Added to Cart', where: [] },
  })
  await expect(preview(page).getByText(/^1 of [\d,]+$/)).toBeVisible()
  await preview(page).getByRole('button', { name: 'Next user' }).click()
  await expect(preview(page).getByText(/^2 of [\d,]+$/)).toBeVisible()
  await preview(page).getByRole('button', { name: 'Find a user' }).click()
  await page.getByRole('combobox', { name: 'Find a user' }).fill('hav')
  const found = page.getByRole('listbox', { name: 'Found users' }).getByRole('option')
  await expect(found.filter({ hasText: 'cust-1001' })).toContainText('recipient')
  await expect(found.filter({ hasText: 'cust-1005' })).not.toContainText('recipient')
})
