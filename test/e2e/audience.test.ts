import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { ask, chooseInDialogs, valueOf } from './ask.ts'
import { test } from './fixtures.ts'
import { chooseOption, fillCombobox, tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const sentence = (page: Page): Locator => page.getByRole('button', { name: /^Who gets the message/ })
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Who gets the message' })
const field = (page: Page, name: string | RegExp): Locator => panel(page).getByRole('combobox', { name })
const choice = (page: Page, name: RegExp): Locator => panel(page).getByRole('combobox', { name })
const list = (page: Page, name: string): Locator => page.getByRole('listbox', { name, exact: true })
const user = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { level: 2 })
const funnel = (page: Page): Locator => page.getByRole('list', { name: 'From all users to the recipients' })
const aside = (page: Page): Locator => page.getByRole('complementary', { name: 'Preview' })

/** Nothing but the coat and the jeans of CleverTap’s page, and who else there can be. */
async function coatAndJeans(app: ElectronApplication, page: Page): Promise<void> {
  await samplesAreIn(page)
  await valueOf(ask(page, 'samples:forget'))
  await chooseInDialogs(app, 'test/fixtures/audience/coat-and-jeans.jsonl')
  await shortcut(app, 'Control+I')
  await expect(page.getByRole('button', { name: /^6 users 9 events/ })).toBeVisible({ timeout: 20_000 })
}

test('holds a product constant for coats and jeans, by keyboard alone', async ({ app, window: page }) => {
  await coatAndJeans(app, page)
  await shortcut(app, 'Control+N')
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
  await expect(sentence(page)).toContainText('Everybody, without an event')

  await tabTo(page, sentence(page))
  await page.keyboard.press('Enter')
  await chooseOption(page, choice(page, /^Kind of trigger/), /live inaction/)
  await fillCombobox(page, field(page, 'who did: event'), 'added')
  await fillCombobox(page, field(page, 'and did not do: event'), 'char')
  await expect(sentence(page)).toContainText('Users who did Added to Cart and did not do Charged within 2 hours')

  const suggestion = panel(page).getByRole('button', {
    name: /^Hold constant product_name and Items.prod_name share 3 of 3 values/,
  })
  await expect(suggestion).toBeVisible()
  await tabTo(page, suggestion)
  await page.keyboard.press('Enter')
  await expect(sentence(page)).toContainText('with the same Product')
  await expect(field(page, 'Property of Charged')).toHaveValue('Items.prod_name')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(sentence(page)).toBeFocused()

  const key = page.getByRole('textbox', { name: 'Key of pair 1' })
  await tabTo(page, key)
  await page.keyboard.type('title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await page.keyboard.type('Your @Constant - ')
  // the list shows the value of the recipient at hand
  const token = page
    .getByRole('listbox', { name: 'Tokens' })
    .getByRole('option', { name: /Product/ })
    .first()
  await expect(token).toContainText('white coat')
  await page.keyboard.press('Enter')
  await expect(resolved(page).filter({ hasText: 'title' })).toContainText('Your white coat')

  await shortcut(app, 'CmdOrCtrl+Shift+L')
  await expect(funnel(page).getByRole('listitem')).toHaveText([
    /^\s*All users\s*6/,
    /^\s*Did Added to Cart\s*5\s*83 %\s*−1/,
    /^\s*Have a Product\s*5/,
    /^\s*2 hours are over\s*4\s*67 %\s*−1/,
    /^\s*Did not do Charged\s*3\s*50 %\s*−1/,
    /^\s*Recipients\s*3\s*50 %/,
  ])
  const recipients = list(page, 'Recipients')
  await expect(recipients.getByRole('option')).toHaveText([/Asha.*white coat/, /Bela.*blue jeans/, /Devi.*white coat/])
  await tabTo(page, recipients)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(user(page)).toHaveText('Bela')
  await expect(resolved(page).filter({ hasText: 'title' })).toContainText('Your blue jeans')
  await tabTo(page, page.getByRole('tab', { name: 'Preview' }))
  await page.keyboard.press('ArrowRight')
  await expect(aside(page).getByRole('region')).toContainText('"title": "Your blue jeans"')

  // everything that was done can be taken back
  for (let i = 0; i < 20 && (await sentence(page).textContent())?.includes('Everybody') !== true; i++)
    await shortcut(app, 'Control+Z')
  await expect(sentence(page)).toContainText('Everybody, without an event')
  await expect(recipients.getByRole('option')).toHaveCount(6)
})

const cartTrigger = {
  kind: 'live-inaction',
  did: { event: 'Added to Cart', where: [] },
  didNot: { event: 'Charged', where: [] },
  withinMinutes: 120,
} as const

test('says why a user does not get the message', async ({ app, window: page, folder }) => {
  await coatAndJeans(app, page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'x' }], {
    trigger: cartTrigger,
    aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
    constant: 'Product',
  })
  await page.getByRole('navigation').getByRole('button', { name: '3 recipients' }).press('Enter')
  const stopped = funnel(page).getByRole('button', { name: /^Did not do Charged/ })
  await tabTo(page, stopped)
  await page.keyboard.press('Enter')
  const others = list(page, 'Not recipients')
  await expect(others.getByRole('option')).toHaveText([
    /Chitra.*Did “Charged” 40 minutes after “Added to Cart”, with Product = white coat\./,
  ])
  await tabTo(page, others)
  await page.keyboard.press('ArrowDown')
  await expect(user(page)).toHaveText('Chitra')
  await expect(aside(page)).toContainText('Would not get the message: the user did what stops the message in time.')
  await expect(aside(page)).toContainText('Did “Charged” 40 minutes after “Added to Cart”, with Product = white coat.')

  await tabTo(page, page.getByRole('button', { name: /^Not recipients/ }))
  await page.keyboard.press('Enter')
  await expect(others.getByRole('option')).toHaveText([
    /Chitra/,
    /Esha.*Waiting: .* “Charged” may still come until/,
    /Farah.*No “Added to Cart”/,
  ])

  // a condition on profiles, on a value that the samples have
  await tabTo(page, sentence(page))
  await page.keyboard.press('Enter')
  await tabTo(page, panel(page).getByRole('button', { name: '+ profile condition' }))
  await page.keyboard.press('Enter')
  await fillCombobox(page, field(page, 'Property of users'), 'cit')
  await fillCombobox(page, field(page, 'Value of City'), 'del')
  await expect(sentence(page)).toContainText('Users whose City is Delhi who did')
  await expect(others.getByRole('option').first()).toHaveText(
    /Asha.*City is “Pune”, and the condition wants that it is “Delhi”\./,
  )
  await chooseOption(page, choice(page, /^How to compare City/), 'is one of')
  await fillCombobox(page, field(page, 'Another value of City'), 'pun')
  await expect(sentence(page)).toContainText('Users whose City is one of Delhi, Pune who did')
  await expect(others.getByRole('option')).toHaveCount(3)
})

test('sets up past behaviour from what an inaction had, and back', async ({ app, window: page, folder }) => {
  await coatAndJeans(app, page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: '{{ @Constant - Product }}' }], {
    trigger: { ...cartTrigger, withinMinutes: 90 },
    aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
    constant: 'Product',
  })
  await tabTo(page, sentence(page))
  await page.keyboard.press('Enter')
  await chooseOption(page, choice(page, /^Kind of trigger/), /past behaviour/)
  await expect(sentence(page)).toContainText(
    'Users who did Added to Cart and did not do Charged, with the same Product',
  )
  await tabTo(page, panel(page).getByRole('spinbutton', { name: /^Days to look back for Added to Cart/ }))
  await page.keyboard.type('30')
  await expect(sentence(page)).toContainText('Added to Cart in the last 30 days')
  await tabTo(page, panel(page).getByRole('button', { name: '+ Event they did', exact: true }))
  await page.keyboard.press('Enter')
  await fillCombobox(page, field(page, 'and: event'), 'charged')
  await chooseOption(page, choice(page, /^All or any of the events/), 'any of these')
  await expect(sentence(page)).toContainText('in the last 30 days or Charged and did not do Charged')
  await tabTo(page, panel(page).getByRole('button', { name: 'Remove Charged' }).first())
  await page.keyboard.press('Enter')
  await shortcut(app, 'CmdOrCtrl+Shift+L')
  await expect(list(page, 'Recipients').getByRole('option')).toHaveText([
    /Asha.*white coat/,
    /Bela.*blue jeans/,
    /Devi.*white coat/,
    /Esha.*red scarf/,
  ])

  await chooseOption(page, choice(page, /^Kind of trigger/), /live inaction/)
  await expect(sentence(page)).toContainText('within 90 minutes, with the same Product')
})

test('opens the trigger at the control that a problem is about', async ({ app, window: page, folder }) => {
  await coatAndJeans(app, page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'x' }], {
    trigger: { ...cartTrigger, didNot: { event: 'Chargd', where: [] }, withinMinutes: 0 },
  })
  await tabTo(page, page.getByRole('tab', { name: 'Import', exact: true }))
  await page.keyboard.press('Home')
  const problem = (text: RegExp) => page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: text })
  await problem(/^Error.*names “Chargd”|^Warning.*names “Chargd”/).press('Enter')
  await expect(field(page, 'and did not do: event')).toBeFocused()
  await problem(/zero minutes/).press('Enter')
  await expect(panel(page).getByRole('spinbutton', { name: 'How long to wait' })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3')
  await expect(sentence(page)).toContainText('within 3 minutes')
  await page.getByRole('button', { name: 'Use Charged' }).press('Enter')
  await expect(field(page, 'and did not do: event')).toHaveValue('Charged')
  await expect(pair(page, 'title')).toBeVisible()
})
