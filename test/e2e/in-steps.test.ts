import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openOwnDraft } from './own-draft.ts'
import { grid, isDone, proof, table } from './proof-parts.ts'
import { pair, pairs, resolved, samplesAreIn, shortcut } from './window-steps.ts'
import { mostAtOnce, watchRows } from './watch-rows.ts'

/** What one turn of the window's thread has time for, with room. */
const most = 16
/** What a window has room for, several times over. */
const mostInPage = 200

const pairRow = '[data-pair]'
const previewRow = '[data-preview]'
const proofRow = '[data-row]'
const gridCell = '[role="gridcell"][data-cell]'

const drafts = (page: Page) => page.getByRole('navigation').getByRole('region', { name: 'Drafts' })
const made = (count: number, value: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({ key: `key${String(index + 1)}`, value: value(index) }))
const plain = (index: number) => `{{ @Profile - Identity | default: "none" }} ${String(index + 1)}`

async function expectSteps(page: Page, ...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    const count = await mostAtOnce(page, selector)
    expect(count, selector).toBeGreaterThan(0)
    expect(count, selector).toBeLessThanOrEqual(most)
  }
}

test('makes the rows of a draft that is opened a few at a time, and all in the end', async ({
  app,
  window,
  folder,
}) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, made(8, plain), { name: 'Short' })
  await expect(pairs(window)).toHaveCount(8)
  await watchRows(window, pairRow, previewRow)
  // in a folder of its own, for its file has the same name
  await mkdir(join(folder, 'other'))
  await openOwnDraft(app, window, join(folder, 'other'), made(90, plain), { name: 'Ninety' })
  await expect(pairs(window)).toHaveCount(90)
  await expect(resolved(window)).toHaveCount(90)
  await expectSteps(window, pairRow, previewRow)

  await drafts(window)
    .getByRole('button', { name: /^Short/ })
    .click()
  await expect(pairs(window)).toHaveCount(8)
  await watchRows(window, pairRow, previewRow)
  await drafts(window)
    .getByRole('button', { name: /^Ninety/ })
    .click()
  await expect(pairs(window)).toHaveCount(90)
  await expect(resolved(window)).toHaveCount(90)
  await expectSteps(window, pairRow, previewRow)
})

test('makes the rows that a filter hid, or undo brings back, a few at a time', async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, made(90, plain))
  await expect(pairs(window)).toHaveCount(90)
  await shortcut(app, 'Control+F')
  const bar = window.getByRole('search', { name: 'Find in the pairs' })
  await expect(bar.getByRole('textbox', { name: 'Find in keys and values' })).toBeFocused()
  await window.keyboard.type('key77')
  await bar.getByRole('button', { name: /^Only/ }).click()
  await expect(pairs(window)).toHaveCount(1)
  await watchRows(window, pairRow, previewRow)
  await bar.getByRole('button', { name: /^Only/ }).click()
  await expect(pairs(window)).toHaveCount(90)
  await expectSteps(window, pairRow)
  await window.getByRole('textbox', { name: 'Find in keys and values' }).press('Escape')

  await pair(window, 'key3').focus()
  await window.keyboard.press('Shift+End')
  await expect(pair(window, 'key90')).toBeFocused()
  await window.keyboard.press('Delete')
  await expect(pairs(window)).toHaveCount(2)
  await watchRows(window, pairRow, previewRow)
  await window.keyboard.press('ControlOrMeta+z')
  await expect(pairs(window)).toHaveCount(90)
  await expect(resolved(window)).toHaveCount(90)
  await expectSteps(window, pairRow, previewRow)
})

test('makes the first screen of a long draft a few rows at a time', async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await watchRows(window, pairRow, previewRow)
  await openOwnDraft(app, window, folder, made(1_000, plain))
  await expect(pairs(window).first()).toHaveAttribute('aria-setsize', '1000')
  await expect(pair(window, 'key1000')).toHaveCount(1)
  await expect(resolved(window).filter({ hasText: 'key1000' })).toHaveCount(1)
  await expectSteps(window, pairRow, previewRow)
})

/** Notes, from now on, how long the JSON texts are that the page parses. */
async function watchParsing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { parse } = JSON
    const lengths: number[] = []
    Object.assign(globalThis, { parsedLengths: lengths })
    JSON.parse = (text: string, ...more) => {
      lengths.push(text.length)
      return parse(text, ...more) as unknown
    }
  })
}

async function parsedLengths(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (globalThis as unknown as { parsedLengths: readonly number[] }).parsedLengths)
}

async function openProof(app: ElectronApplication, page: Page): Promise<void> {
  await shortcut(app, 'F7')
  await isDone(page)
}

test('makes the tables of a proof a few rows at a time', async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, made(90, plain))
  await expect(pairs(window)).toHaveCount(90)
  await watchRows(window, proofRow, gridCell)
  await openProof(app, window)
  await expect(table(window).locator('[data-row^="pair-"]')).toHaveCount(90)
  await expect(grid(window).getByRole('row')).toHaveCount(51)
  await expectSteps(window, proofRow)
  const columns = (await grid(window).getByRole('row').first().getByRole('columnheader').count()) - 1
  expect(await mostAtOnce(window, gridCell)).toBeLessThanOrEqual(8 * columns)
})

test('leaves the focus where a user has gone while the parts of a proof are made', async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, made(90, plain))
  await openProof(app, window)
  await shortcut(app, 'F7')
  await expect(table(window).locator('[data-row^="pair-"]')).toHaveCount(90)
  await window.evaluate(() => {
    const observer = new MutationObserver(() => {
      const key = document.querySelector<HTMLElement>('[data-pair] input')
      if (key === null) return
      observer.disconnect()
      // behind what gives the proof the focus
      setTimeout(() => key.focus())
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  await shortcut(app, 'F7')
  const key = window.getByRole('textbox', { name: 'Key of pair 1', exact: true })
  await expect(key).toBeFocused()
  await expect(table(window).locator('[data-row^="pair-"]')).toHaveCount(90)
  await expect(key).toBeFocused()
})

test('has the findings near the screen alone in the page, and what changed in a thousand pairs', async ({
  app,
  window,
  folder,
}) => {
  await samplesAreIn(window)
  await openOwnDraft(
    app,
    window,
    folder,
    made(1_000, (index) => `a  gap ${String(index + 1)}`),
  )
  await expect(pair(window, 'key1')).toBeVisible()
  await watchParsing(window)
  await openProof(app, window)
  const lengths = await parsedLengths(window)
  expect(lengths.reduce((sum, length) => sum + length)).toBeGreaterThan(500_000)
  expect(Math.max(...lengths)).toBeLessThan(250_000)
  await shortcut(app, 'F7')
  const findings = proof(window).getByRole('list', { name: 'Findings' })
  await expect(findings.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '1000')
  expect(await findings.getByRole('listitem').count()).toBeLessThan(mostInPage)
  const last = findings.getByRole('button', { name: 'key1000', exact: true })
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport()
  await shortcut(app, 'F7')

  await shortcut(app, 'Control+H')
  const bar = window.getByRole('search', { name: 'Find in the pairs' })
  await bar.getByRole('textbox', { name: 'Find in keys and values' }).fill('gap')
  await bar.getByRole('textbox', { name: /^Replace/ }).fill('hole')
  await bar.getByRole('button', { name: /^Replace all/ }).click()
  await expect(resolved(window).first()).toContainText('a  hole 1')
  await openProof(app, window)
  const changed = proof(window).getByRole('table', { name: 'Changed texts' })
  await expect(changed).toHaveAttribute('aria-rowcount', '1001')
  // in the middle it is made again: the whole table is there when the focus comes
  await openProof(app, window)
  await expect(proof(window)).toBeFocused()
  await expect(changed.getByRole('rowheader', { name: 'key1', exact: true })).toBeInViewport()
  await expect.poll(() => changed.getByRole('row').count()).toBeGreaterThan(5)
  expect(await changed.getByRole('row').count()).toBeLessThan(mostInPage)
  const row = changed.getByRole('row').filter({ has: window.getByRole('rowheader', { name: 'key1000', exact: true }) })
  await expect(row).toHaveAttribute('aria-rowindex', '1001')
  await row.scrollIntoViewIfNeeded()
  await expect(row).toContainText('hole')
})
