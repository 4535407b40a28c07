import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, pairs, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const total = 5_000
/** What a window has room for, several times over. */
const most = 150

const value = (page: Page, key: string) => page.getByRole('textbox', { name: `Value of ${key}`, exact: true })
const line = (page: Page, key: string): Locator => resolved(page).filter({ has: page.getByText(key, { exact: true }) })
const said = (page: Page, text: string | RegExp) => page.getByRole('main').getByRole('status').filter({ hasText: text })

const special: Readonly<Record<number, string>> = {
  4_321: 'Hello {{ @Profile - Citty | default: "you" }}',
  3_777: 'a needle, and\nwith it\na second line',
}

async function expectFew(rows: Locator): Promise<void> {
  await expect.poll(() => rows.count()).toBeGreaterThan(3)
  expect(await rows.count()).toBeLessThan(most)
}

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  const many = Array.from({ length: total }, (_, i) => ({
    key: `key${String(i + 1)}`,
    value:
      special[i + 1] ??
      `${i % 7 === 0 ? 'long '.repeat(60) : ''}{{ @Profile - Identity | default: "none" }} ${String(i + 1)}`,
  }))
  await openOwnDraft(app, window, folder, many)
  await expect(pair(window, 'key1')).toBeVisible()
})

test('makes the rows near the screen alone, and walks over all of them by keyboard', async ({ window }) => {
  await expectFew(pairs(window))
  await expectFew(resolved(window))
  await pair(window, 'key1').focus()
  await window.keyboard.press('End')
  const last = pair(window, `key${String(total)}`)
  await expect(last).toBeFocused()
  await expect(last).toBeInViewport({ ratio: 1 })
  await expect(last).toHaveAttribute('aria-posinset', String(total))
  await expect(last).toHaveAttribute('aria-setsize', String(total))
  await expect(line(window, `key${String(total)}`)).toBeInViewport({ ratio: 1 })
  for (let i = 0; i < 40; i++) await window.keyboard.press('ArrowUp')
  await expect(pair(window, 'key4960')).toBeFocused()
  await expect(pair(window, 'key4960')).toBeInViewport({ ratio: 1 })
  await expectFew(pairs(window))
  await expectFew(resolved(window))
  await window.keyboard.press('Tab')
  await expect(window.getByRole('textbox', { name: 'Key of pair 4960', exact: true })).toBeFocused()
  await pair(window, 'key4960').focus()
  await window.keyboard.press('Home')
  await expect(pair(window, 'key1')).toBeFocused()
  await expect(pair(window, 'key1')).toBeInViewport({ ratio: 1 })
  await window.keyboard.press('Shift+Tab')
  await window.keyboard.press('Tab')
  await expect(pair(window, 'key1').getByRole('textbox').first()).toBeFocused()
})

test('goes to a problem and to a pair that are far away', async ({ app, window }) => {
  await expect(pair(window, 'key4321')).toHaveCount(0)
  await expect(window.getByRole('list', { name: 'Problems' })).toContainText('No sample user has “Citty”')
  await shortcut(app, 'F8')
  await expect(value(window, 'key4321')).toBeFocused()
  await expect(pair(window, 'key4321')).toBeInViewport({ ratio: 1 })
  await expect(pair(window, 'key4321').locator('.mark.error')).toHaveCount(1)
  await expect(line(window, 'key4321')).toBeInViewport({ ratio: 1 })
  await expect(line(window, 'key4321')).toHaveAttribute('aria-current', 'true')

  await shortcut(app, 'Control+K')
  await window.getByRole('combobox', { name: 'Command' }).fill('key2468')
  await window
    .getByRole('option', { name: /^key2468/ })
    .first()
    .click()
  await expect(value(window, 'key2468')).toBeFocused()
  await expect(pair(window, 'key2468')).toBeInViewport({ ratio: 1 })
})

test('finds a pair far away, edits it, keeps it while it is scrolled away, and undoes', async ({ app, window }) => {
  await shortcut(app, 'Control+F')
  const bar = window.getByRole('search', { name: 'Find in the pairs' })
  await expect(bar.getByRole('textbox', { name: 'Find in keys and values' })).toBeFocused()
  await window.keyboard.type('needle')
  await expect(bar.getByRole('status')).toContainText('1 of 1, in the value of key3777')
  await expect(pair(window, 'key3777')).toBeInViewport({ ratio: 1 })
  await expect
    .poll(() =>
      window.evaluate(() =>
        [...(CSS.highlights.get('found-current') ?? [])].map((range) => (range as Range).toString()),
      ),
    )
    .toEqual(['needle'])
  await bar.getByRole('button', { name: /^Only/ }).click()
  await expect(pairs(window)).toHaveCount(1)
  await bar.getByRole('button', { name: /^Only/ }).click()
  await expect(pair(window, 'key3777')).toBeInViewport({ ratio: 1 })
  await expectFew(pairs(window))
  await window.getByRole('textbox', { name: 'Find in keys and values' }).press('Escape')
  await expect(value(window, 'key3777')).toBeFocused()
  await window.keyboard.type('pin')
  await expect(line(window, 'key3777')).toContainText('a pin, and')
  await expect(line(window, 'key3777')).toBeInViewport({ ratio: 1 })

  await pair(window, 'key3777').hover()
  await window.mouse.wheel(0, -20_000)
  await expect(pair(window, 'key3777')).not.toBeInViewport()
  await expectFew(pairs(window))
  await expect(value(window, 'key3777')).toBeFocused()
  await window.keyboard.type('k')
  await expect(line(window, 'key3777')).toContainText('a pink, and')
  await expect(pair(window, 'key3777')).toBeInViewport()

  await window.mouse.wheel(0, -20_000)
  await expect(pair(window, 'key3777')).not.toBeInViewport()
  await window.keyboard.press('ControlOrMeta+z')
  await expect(line(window, 'key3777')).not.toContainText('pink')
  await expect(value(window, 'key3777')).toBeFocused()
})

test('selects, deletes and moves rows from one end to the other', async ({ window }) => {
  await pair(window, 'key10').focus()
  await window.keyboard.press('Shift+End')
  await expect(said(window, '4,991 pairs selected')).toHaveCount(1)
  await expect(pair(window, `key${String(total)}`)).toBeFocused()
  await window.keyboard.press('Delete')
  await expect(pairs(window)).toHaveCount(9)
  await expect(pair(window, 'key9')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+z')
  await expectFew(pairs(window))
  await expect(pairs(window).first()).toHaveAttribute('aria-setsize', String(total))
  await expect(pair(window, 'key10')).toBeInViewport()

  await pair(window, 'key10').focus()
  await window.keyboard.press('Home')
  await window.keyboard.press('Alt+ArrowDown')
  await expect(said(window, 'key1 is now 2 of 5,000')).toHaveCount(1)
  await expect(pair(window, 'key1')).toBeFocused()
  await expect(pairs(window).first()).toHaveAccessibleName('key2, 1 of 5,000')
})

test('walks over the pieces of the preview, and the pairs follow', async ({ window }) => {
  const piece = line(window, 'key1').getByRole('button')
  await piece.focus()
  await window.keyboard.press('End')
  await expect(line(window, `key${String(total)}`).getByRole('button')).toBeFocused()
  await expect(line(window, `key${String(total)}`)).toBeInViewport({ ratio: 1 })
  await expect(pair(window, `key${String(total)}`)).toBeInViewport({ ratio: 1 })
  await window.keyboard.press('ArrowUp')
  await expect(line(window, `key${String(total - 1)}`).getByRole('button')).toBeFocused()
  await window.keyboard.press('Home')
  await expect(piece).toBeFocused()
  await expectFew(resolved(window))
})

test('has few rows of the sheet and of the payload too', async ({ window }) => {
  const preview = window.getByRole('complementary', { name: 'Preview' })
  await preview.getByRole('tab', { name: 'CleverTap' }).click()
  await expectFew(preview.getByRole('list', { name: '+ Key-Value Pair' }).getByRole('listitem'))
  await expect(preview.getByRole('status')).toContainText('fields copied')
  await preview.getByRole('tab', { name: 'Payload' }).click()
  const batch = preview.getByRole('region', { name: 'mParticle batch' })
  await expect(batch).toContainText('"events"')
  expect(await batch.locator('div').count()).toBeLessThan(3 * most)
})

test('undo from outside of the pairs shows where it was, and says what', async ({ window }) => {
  await pair(window, 'key1').focus()
  await window.keyboard.press('End')
  const last = window.getByRole('textbox', { name: `Key of pair ${total}`, exact: true })
  await last.fill('changed')
  await pair(window, 'changed').focus()
  await window.keyboard.press('Home')
  await expect(pair(window, 'changed')).not.toBeInViewport()
  const undo = window.getByRole('main').getByRole('button', { name: 'Undo: Edit key' })
  await undo.click()
  await expect(last).toBeInViewport()
  await expect(last).toHaveValue(`key${total}`)
  await expect(window.getByRole('status').filter({ hasText: /^Undone: Edit key$/ })).toHaveCount(1)
  await expect(window.getByRole('main').getByRole('button', { name: 'Undo', exact: true })).toBeFocused()
})

test('drags a row by the mouse past the edge of the list, and drops it where it is shown', async ({ app, window }) => {
  const grip = pair(window, 'key3').locator('[data-grip]')
  const target = await pair(window, 'key7').boundingBox()
  await grip.hover()
  await window.mouse.down()
  await window.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 2, { steps: 4 })
  await window.mouse.up()
  await expect(pairs(window).nth(5)).toHaveAccessibleName('key3, 6 of 5,000')

  const pane = await window.locator('.pairs').boundingBox()
  const bottom = (pane?.y ?? 0) + (pane?.height ?? 0) - 10
  await pair(window, 'key3').locator('[data-grip]').hover()
  await window.mouse.down()
  await window.mouse.move((pane?.x ?? 0) + 30, bottom, { steps: 4 })
  // it scrolls while the pointer rests
  await expect.poll(async () => Number(await pairs(window).nth(8).getAttribute('aria-posinset'))).toBeGreaterThan(60)
  await expectFew(pairs(window))
  await window.mouse.up()
  await expect(pair(window, 'key3')).toBeInViewport()
  const place = Number(await pair(window, 'key3').getAttribute('aria-posinset'))
  expect(place).toBeGreaterThan(60)
  // those that it went past have moved up by one
  await expect(pair(window, `key${String(place)}`)).toHaveAttribute('aria-posinset', String(place - 1))
  await shortcut(app, 'Control+Z')
  await expect(pair(window, 'key3')).toHaveAttribute('aria-posinset', '6')

  await pair(window, 'key3').scrollIntoViewIfNeeded()
  await pair(window, 'key3').locator('[data-grip]').hover()
  await window.mouse.down()
  await window.mouse.move((pane?.x ?? 0) + 30, (pane?.y ?? 0) + (pane?.height ?? 0) / 2, { steps: 4 })
  await window.keyboard.press('Escape')
  await window.mouse.up()
  await expect(pair(window, 'key3')).toHaveAttribute('aria-posinset', '6')
})

test('keeps a value where it is clicked when the one edited before, above it, gets lower', async ({ window }) => {
  const high = 'key5'
  await value(window, high).click({ position: { x: 5, y: 5 } })
  await expect(value(window, high)).toBeFocused()
  // braces take more lines than the chips that they are shown as later
  await window.keyboard.press('End')
  await window.keyboard.insertText(' {{ @Profile - Identity | default: "nobody at all" }}'.repeat(12))
  await pair(window, high).evaluate((row) => {
    row.scrollIntoView({ block: 'start' })
    document.querySelector('.pairs')?.scrollBy(0, -40)
  })
  await expect(pair(window, high)).toBeInViewport({ ratio: 1 })
  await expect(pair(window, 'key6')).toBeInViewport({ ratio: 1 })
  const edited = await pair(window, high).boundingBox()
  // where the row is in every frame until it has been edited for a while
  const tops = window.evaluate(async () => {
    const row = document.querySelector('[data-pair] [aria-label="Value of key6"]')?.closest('[data-pair]')
    const tops: number[] = []
    for (let edited = 0; edited < 20;) {
      await new Promise(requestAnimationFrame)
      tops.push(row?.getBoundingClientRect().top ?? NaN)
      if (row?.contains(document.activeElement) === true) edited++
    }
    return tops
  })
  await value(window, 'key6').click({ position: { x: 5, y: 5 } })
  await expect(value(window, 'key6')).toBeFocused()
  const places = await tops
  expect((await pair(window, high).boundingBox())?.height).toBeLessThan(edited?.height ?? 0)
  expect(Math.max(...places) - Math.min(...places)).toBeLessThan(2)
})
