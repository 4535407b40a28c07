import { expect } from '@playwright/test'
import type { Draft } from '#shared/campaign/draft'
import { draftText } from './scene-files.ts'
import { openFile, type Scene, tab } from './scene.ts'
import { shortcut } from './window-steps.ts'

const panel = 'Who gets the message'

/** A draft with every part of a trigger, long and right-to-left names among them. */
function pastDraft(): string {
  const draft = JSON.parse(draftText('Past', [{ key: 'title', value: 'Hi' }])) as Draft
  const where = [
    { property: 'product_name', is: 'contains', value: 'قميص من الكتان' },
    { property: 'price', is: 'greater', value: '100' },
  ] as const
  const did = [
    { event: 'Added to Cart', where, withinDays: 30 },
    { event: 'An event with a name that is much longer than anybody would want it to be', where: [] },
  ]
  const trigger = { kind: 'past-behaviour', match: 'any', did, didNot: [{ event: 'Charged', where: [] }] }
  const profileWhere = [{ property: 'Tier', is: 'one-of', value: ['gold', 'silver'] }]
  return JSON.stringify({ ...draft, trigger, profileWhere })
}

/** A draft that holds a product constant. */
function inactionDraft(): string {
  const draft = JSON.parse(draftText('Inaction', [{ key: 'title', value: 'Hi {{ @Constant - Product }}' }])) as Draft
  const match = (event: string) => ({ event, where: [] })
  const trigger = { kind: 'live-inaction', did: match('Added to Cart'), didNot: match('Charged'), withinMinutes: 120 }
  const properties = { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' }
  return JSON.stringify({ ...draft, trigger, aliases: [{ name: 'Product', properties }], constant: 'Product' })
}

/** Who gets the message, of the draft that is open at the first start and of one with much in it. */
export const audienceScenes: readonly Scene[] = [
  {
    name: 'recipients',
    async show({ app, page }) {
      await page.getByRole('button', { name: 'Cart reminder', exact: true }).click()
      await shortcut(app, 'CmdOrCtrl+Shift+L')
      await page.getByRole('listbox', { name: 'Recipients' }).press('ArrowDown')
      await expect(page.getByRole('option', { selected: true })).toBeVisible()
    },
  },
  {
    name: 'recipients-why-not',
    async show({ page }) {
      await page.getByRole('button', { name: /^Not recipients/ }).click()
      const others = page.getByRole('listbox', { name: 'Not recipients' })
      await expect(others.getByRole('option').first()).toContainText('No “Added to Cart”')
      await others.press('ArrowDown')
      await expect(page.getByText('Would not get the message:')).toBeVisible()
    },
    leave: ({ page }) =>
      page
        .getByRole('button', { name: /^Recipients [\d,]+$/ })
        .last()
        .click(),
  },
  {
    name: 'trigger',
    async show(stage) {
      const { app, page } = stage
      await openFile(stage, 'Inaction', inactionDraft())
      await shortcut(app, 'CmdOrCtrl+T')
      await expect(page.getByRole('region', { name: panel })).toBeVisible()
    },
  },
  {
    name: 'trigger-event',
    async show({ page }) {
      await page
        .getByRole('combobox', { name: /: event$/ })
        .first()
        .click()
      await expect(page.getByRole('option', { name: /Charged/ })).toBeVisible()
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'trigger-past',
    async show(stage) {
      await openFile(stage, 'Past', pastDraft())
      await expect(stage.page.getByRole('combobox', { name: 'Another value of Tier' })).toBeVisible()
    },
    async leave({ page }) {
      await page.getByRole('region', { name: panel }).getByRole('button', { name: 'Done' }).click()
      await page.getByRole('button', { name: 'Cart reminder', exact: true }).click()
      await tab(page, /^Problems/).click()
    },
  },
]
