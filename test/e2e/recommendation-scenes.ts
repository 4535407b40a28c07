import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Draft, Recommendation } from '#shared/campaign/draft'
import { draftText } from './scene-files.ts'
import { escape, importFile, openFile, type Scene, tab } from './scene.ts'
import { command, pair, shortcut } from './window-steps.ts'

const name = 'Recommendations'

const similar: Recommendation = {
  ...{ slot: 'similar', catalog: 'products', event: 'Product Viewed', eventProperty: 'product_id' },
  ...{ catalogColumn: 'Identity', lookBackDays: 30, position: 1, include: [], exclude: [], near: null },
  from: 'computed',
}

/** A draft for all users that recommends what is wanted. */
function slotsDraft(title: string, ...recommendations: readonly Recommendation[]): string {
  const pairs = [
    { key: 'title', value: 'Goes well with it: {{ @Recommendation similar - Name | default: "a scarf" }}' },
    { key: 'image', value: '{{ @Recommendation similar - ImageURL }}' },
  ]
  const draft = JSON.parse(draftText(title, pairs)) as Draft
  return JSON.stringify({ ...draft, trigger: null, aliases: [], constant: null, recommendations })
}

/** The bundled catalog with names that are long, or run from right to left. */
function longNames(): string {
  const [head = '', ...lines] = readFileSync('resources/samples/products.csv', 'utf8').trim().split('\n')
  const names = [
    'قميص من الكتان بأكمام طويلة',
    'A coat whose name goes on for much longer than anybody who reads it would like it to',
    'חולצת פשתן',
  ]
  const renamed = lines.map((line, i) =>
    line.replace(/^([^,]*),("[^"]*"|[^,]*),/, `$1,${names[i % names.length] ?? ''},`),
  )
  return [head, ...renamed].join('\n')
}

/** What is recommended, of a draft with one slot, with conditions, without an item, and of another catalog. */
export const recommendationScenes: readonly Scene[] = [
  {
    name: 'recommendation-new',
    async show(stage) {
      const { page } = stage
      await openFile(stage, 'Nothing', slotsDraft('Nothing'))
      await pair(page, 'title').getByRole('button', { name: 'Insert a recommendation' }).click()
      await expect(page.getByRole('dialog', { name })).toContainText('Which catalog?')
    },
    leave: escape,
  },
  {
    name: 'recommendation',
    async show(stage) {
      const { page } = stage
      await openFile(stage, 'Similar', slotsDraft('Similar', similar, { ...similar, slot: 'popular', position: 2 }))
      await pair(page, 'title').getByRole('button', { name: 'Insert a recommendation' }).click()
      await expect(page.getByRole('article', { name: 'Served item' })).toBeVisible({ timeout: 20_000 })
    },
    leave: escape,
  },
  {
    name: 'recommendation-conditions',
    async show(stage) {
      const include = [{ column: 'Category', is: 'one-of', value: ['Coats', 'Jeans', 'Knitwear'] }] as const
      const exclude = [
        { column: 'Brand', is: 'equals', value: 'Tov' },
        { column: 'Identity', is: 'equals', sameAs: 'product_id' },
      ] as const
      await openFile(stage, 'Strict', slotsDraft('Strict', { ...similar, include, exclude }))
      await command(stage.app, stage.page, 'Edit the recommendations')
      await expect(stage.page.getByRole('list', { name: 'What each condition leaves out' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'recommendation-none',
    async show(stage) {
      const include = [{ column: 'Brand', is: 'equals', value: 'no such brand' }] as const
      await openFile(stage, 'None', slotsDraft('None', { ...similar, include }))
      await expect(stage.page.getByRole('complementary')).toContainText('“similar” has no item')
      await command(stage.app, stage.page, 'Edit the recommendations')
      await expect(stage.page.getByRole('dialog', { name })).toContainText('No item, so no message')
    },
    leave: escape,
  },
  {
    name: 'recommendation-skipped',
    async show({ app, page }) {
      await shortcut(app, 'CmdOrCtrl+Shift+L')
      await page.getByRole('button', { name: /^filters removed all/ }).click()
      await page.getByRole('listbox', { name: 'Not recipients' }).press('ArrowDown')
      await page.getByRole('button', { name: 'What would change it?' }).click()
      await expect(page.getByText(/with no conditions/)).toBeVisible({ timeout: 20_000 })
    },
    leave: ({ page }) =>
      page
        .getByRole('button', { name: /^Recipients [\d,]+$/ })
        .last()
        .click(),
  },
  {
    name: 'recommendation-recipients',
    async show(stage) {
      await openFile(stage, 'Similar again', slotsDraft('Similar again', similar))
      await expect(stage.page.getByRole('listbox', { name: 'Recipients' }).getByRole('option').first()).toBeVisible()
    },
    leave: ({ page }) => tab(page, /^Problems/).click(),
  },
  {
    name: 'recommendation-long',
    async show(stage) {
      const { app, page } = stage
      await importFile(stage, 'products.csv', longNames())
      await expect(page.getByText(/Catalog “products” was replaced/)).toBeVisible({ timeout: 20_000 })
      await command(app, page, 'Edit the recommendations')
      await expect(page.getByRole('article', { name: 'Served item' })).toContainText(/قميص|longer|חולצת/)
    },
    async leave(stage) {
      await escape(stage)
      await tab(stage.page, /^Problems/).click()
    },
  },
]
