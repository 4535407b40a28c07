import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, resize, samplesAreIn, shortcut } from './window-steps.ts'

const main = (page: Page): Locator => page.getByRole('main')
const welcome = (page: Page): Locator => page.getByRole('note', { name: 'Sample workspace' })
const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const

test('says once what the sample workspace is', async ({ copiedProfile, start }) => {
  const first = await start(copiedProfile)
  await samplesAreIn(first.window)
  await expect(welcome(first.window)).toHaveText(
    /^Sample workspace: invented users\. Type @ in a value; what Astrid gets is\s+at the right\./,
  )
  await welcome(first.window).getByRole('button', { name: 'Dismiss' }).click()
  await expect(welcome(first.window)).toHaveCount(0)
  await first.close()
  const second = await start(copiedProfile)
  await samplesAreIn(second.window)
  await expect(welcome(second.window)).toHaveCount(0)
})

test('has nothing red in a new draft before the first letter', async ({ app, window: page }) => {
  await samplesAreIn(page)
  await shortcut(app, 'Control+N')
  await expect(page.getByRole('textbox', { name: 'Key of pair 1' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Problems 0' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Key of pair 1' })).not.toHaveAttribute('aria-invalid')
  await shortcut(app, 'Control+E')
  const dialog = page.getByRole('dialog', { name: 'Export payloads' })
  await expect(dialog.getByRole('alert')).toHaveText(/nothing to export yet/)
  await expect(dialog.getByRole('button', { name: 'Choose where…' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Key of pair 1' }).press('Enter')
  await page.keyboard.type('Hi')
  await expect(page.getByRole('tab', { name: /^Problems [1-9]/ })).toBeVisible()
})

test('explains the marks of the preview where they are asked for', async ({ window: page }) => {
  await samplesAreIn(page)
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await expect(preview.getByText('a name that no sample has')).toHaveCount(0)
  await preview.getByRole('button', { name: 'What the marks mean' }).press('Enter')
  const legend = page.getByRole('dialog', { name: 'What the marks mean' })
  await expect(legend).toContainText('the token’s default, where the value is missing')
  await page.keyboard.press('Escape')
  await expect(legend).toBeHidden()
  await expect(preview.getByRole('button', { name: 'What the marks mean' })).toBeFocused()
})

test('lines up the columns of the recipients, and keeps figures off the bars', async ({ app, window: page }) => {
  await samplesAreIn(page)
  await shortcut(app, 'Control+Shift+L')
  const list = page.getByRole('listbox', { name: 'Recipients' })
  await expect(list.getByRole('option').nth(3)).toBeVisible()
  const lefts = await list
    .getByRole('option')
    .evaluateAll((rows) =>
      rows
        .filter((row) => row.childElementCount > 1)
        .map((row) => [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left))),
    )
  expect(new Set(lefts.map(String)).size).toBe(1)
  const crossed = await page.getByRole('list', { name: 'From all users to the recipients' }).evaluate((steps) => {
    const bars = [...steps.querySelectorAll('.bar')]
    return bars.filter((bar) => {
      const figure = bar.closest('.step')?.querySelector('.figure')?.getBoundingClientRect()
      return figure === undefined || bar.getBoundingClientRect().right > figure.left
    }).length
  })
  expect(crossed).toBe(0)
})

test('opens every list of the trigger under its field', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi' }], { trigger })
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    await resize(app, page, width, height)
    await shortcut(app, 'Control+T')
    const panel = page.getByRole('region', { name: 'Who gets the message' })
    await panel.getByRole('combobox', { name: 'who do: event' }).first().click()
    const field = await panel.getByRole('combobox', { name: 'who do: event' }).first().boundingBox()
    const list = await page.getByRole('listbox').boundingBox()
    expect(list?.y).toBeGreaterThanOrEqual((field?.y ?? 0) + (field?.height ?? 0))
    expect(Math.abs((list?.x ?? 0) - (field?.x ?? 0))).toBeLessThanOrEqual(2)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  }
})

test('shows all columns of the properties, and dates as dates', async ({ app, window: page }) => {
  await samplesAreIn(page)
  await resize(app, page, 1280, 800)
  await command(app, page, 'Show the samples')
  await page.getByRole('tab', { name: 'Properties' }).click()
  const table = page.getByRole('table', { name: 'Properties of Users' })
  await expect(table.getByRole('row').nth(2)).toBeVisible()
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await page.getByRole('textbox', { name: 'Filter by name or value' }).fill('renews_on')
  const value = table.getByTitle(/^“\$D_\d+”$/).first()
  await expect(value).toHaveText(/^\d{1,2} [A-Z][a-z]{2,3} \d{4}/)
})

test('has one button where nothing is open, and a sample to try', async ({ app, window: page }) => {
  await samplesAreIn(page)
  const name = page.getByRole('textbox', { name: 'Name of the draft' })
  await command(app, page, 'Delete the draft')
  await expect(main(page).getByText('No draft is open')).toBeVisible()
  await expect(main(page).getByRole('button', { name: 'New draft' })).toBeVisible()
  await main(page)
    .getByRole('button', { name: /^Open “/ })
    .click()
  await expect(name).toBeVisible()
})
