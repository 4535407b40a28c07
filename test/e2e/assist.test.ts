import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { editValue, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const tokens = (page: Page): Locator => page.getByRole('listbox', { name: 'Tokens' })
const option = (page: Page, name: RegExp): Locator => tokens(page).getByRole('option', { name }).first()
const line = (page: Page, key: string): Locator => resolved(page).filter({ hasText: key }).first()

/** What the preview shows behind the key. */
async function textOf(page: Page, key: string): Promise<string> {
  return ((await line(page, key).textContent()) ?? '').replace(key, '').replace(/\s+/g, ' ').trim()
}

/** Types anew into the value that has the focus. */
async function typeAnew(page: Page, text: string): Promise<void> {
  if (await tokens(page).isVisible()) await page.keyboard.press('Escape')
  await expect(tokens(page)).toBeHidden()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

const product = { name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }

test('offers what an event has by its source and by its name, with the values of the user', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
  const pairs = [
    { key: 'product', value: '{{ @Event - product_name }}' },
    { key: 'typed', value: 'x' },
  ]
  await openOwnDraft(app, page, folder, pairs, { trigger })
  await expect(resolved(page)).toHaveCount(2)
  const own = await textOf(page, 'product')
  await editValue(page, 'typed')
  for (const typed of ['@eve', '@Event - ', '@added to c']) {
    await typeAnew(page, typed)
    await expect(option(page, /^product_name/)).toContainText(own)
  }
  await typeAnew(page, '@prof')
  await expect(tokens(page).getByRole('option', { name: /^Identity/ })).toBeVisible()

  // the hover says the same in the editor as the piece does in the preview
  await typeAnew(page, '@Event - product_n')
  await page.keyboard.press('Enter')
  await expect(line(page, 'typed')).toContainText(own)
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+K')
  await page.keyboard.press('Control+I')
  const hover = page.locator('.monaco-hover:not(.hidden)').first()
  await expect(hover).toContainText(`“${own}”`)
  await expect(hover).toContainText('Event property: product_name')
  await expect(hover).toContainText(/Event: Added to Cart, 1 of \d+/)
  await expect(hover).toContainText('Added to Cart” events have it')
  await line(page, 'typed')
    .getByRole('button', { name: `Value: ${own}` })
    .hover()
  await expect(page.getByRole('tooltip').filter({ hasText: /Event Added to Cart, 1 of/ })).toBeVisible()
})

test('offers the constant and its second value with those of the recipient', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  const trigger = {
    kind: 'past-behaviour',
    match: 'any',
    did: [{ event: 'Added to Cart', where: [] }],
    didNot: [],
  } as const
  const pairs = [
    { key: 'first', value: '{{ @Constant - Product }}' },
    { key: 'second', value: '{{ @Constant #2 - Product }}' },
    { key: 'typed', value: 'x' },
  ]
  await openOwnDraft(app, page, folder, pairs, { trigger, aliases: [product], constant: 'Product' })
  // a user with more than one
  for (let i = 0; i < 40 && /empty/i.test(await line(page, 'second').innerHTML()); i++) {
    const before = await page
      .getByRole('complementary', { name: 'Preview' })
      .getByRole('heading', { level: 2 })
      .textContent()
    await shortcut(app, 'Control+PageDown')
    await expect(
      page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { level: 2 }),
    ).not.toHaveText(before ?? '')
  }
  const [first, second] = [await textOf(page, 'first'), await textOf(page, 'second')]
  await editValue(page, 'typed')
  await typeAnew(page, '@const')
  await expect(option(page, /^Product/)).toContainText(first)
  await typeAnew(page, '@Constant - ')
  await expect(option(page, /^Product #2/)).toContainText(second)
  await typeAnew(page, '@Constant #2 - ')
  await expect(tokens(page).getByRole('option', { name: /Product/ })).toHaveCount(1)
  await expect(option(page, /^Product #2/)).toContainText(second)
  await page.keyboard.press('Enter')
  await expect(line(page, 'typed')).toContainText(second)
})

test('begins with what was used lately and with names of people, then puts the best fit first and marks its letters', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
  const pairs = [{ key: 'typed', value: 'x' }]
  await openOwnDraft(app, page, folder, pairs, { trigger, aliases: [product], constant: 'Product' })
  await editValue(page, 'typed')
  await typeAnew(page, '@')
  await expect(tokens(page)).toContainText(/^Profile\d+\s+First Name/)

  await page.keyboard.type('pro')
  const lines = tokens(page).getByRole('option')
  await expect(lines.filter({ hasText: 'Constant' }).first()).toBeInViewport()
  await expect(option(page, /^Product\b/).locator('mark')).toHaveText('Pro')
  await typeAnew(page, '@city')
  await page.keyboard.press('Enter')
  await typeAnew(page, '@')
  await expect(tokens(page)).toContainText(/^Recent1\s+City\s*Profile/)
  await expect(tokens(page).getByRole('option', { name: /^City/ })).toHaveCount(1)
  // every such event has a product, and not every user a city
  await expect(option(page, /^City/).getByRole('img', { name: / have it$/ })).toHaveCount(1)
  await typeAnew(page, '@product_id')
  await expect(option(page, /^product_id/)).toBeVisible()
  await expect(option(page, /^product_id/).getByRole('img')).toHaveCount(0)
})
