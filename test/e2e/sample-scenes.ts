import { expect } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { cartUsers, longCatalog, tableWithoutIdentity, untidyProfiles, wideEvents } from './scene-files.ts'
import { escape, importFile, type Scene, tab, toPairs, write } from './scene.ts'
import { command } from './window-steps.ts'

/** The samples, and what comes in. */
export const sampleScenes: readonly Scene[] = [
  {
    name: 'samples-profiles',
    async show({ page }) {
      await page.getByRole('button', { name: /users .*events/ }).click()
      const users = page.getByRole('listbox', { name: 'Users' })
      await expect(users.getByRole('option').first()).toContainText('cust-1001')
      await users.press('ArrowDown')
      await expect(page.getByRole('heading', { name: /Björn/ }).first()).toBeVisible()
    },
  },
  {
    name: 'samples-properties',
    async show({ page }) {
      await tab(page, 'Properties').click()
      await expect(page.getByRole('table', { name: /^Properties of/ })).toBeVisible()
    },
  },
  {
    name: 'samples-catalogs',
    async show({ page }) {
      await tab(page, /^Catalogs/).click()
      await expect(page.getByRole('table', { name: /^Items of/ })).toContainText('SKU')
    },
  },
  {
    name: 'samples-imports',
    async show({ page }) {
      await tab(page, /^Imports/).click()
      await expect(page.getByRole('listitem', { name: 'products.csv' })).toBeVisible()
    },
  },
  {
    name: 'forget-all',
    async show({ page }) {
      await page.getByRole('button', { name: 'Forget all samples…' }).click()
      await expect(page.getByRole('alertdialog')).toBeVisible()
    },
    async leave(stage) {
      await escape(stage)
      await toPairs(stage)
    },
  },
  {
    name: 'import-empty',
    async show({ page }) {
      await tab(page, 'Import').click()
      await expect(page.getByText('Nothing imported since the start')).toBeVisible()
    },
  },
  {
    name: 'import-running',
    async show(stage) {
      await importFile(stage, 'events-of-a-large-shop.jsonl', wideEvents(300_000))
      await expect(stage.page.getByText(/records.*\/s/)).toBeVisible()
    },
    async leave({ page }) {
      // where it is quick it may have come to its end
      const ended = page.getByText(/^Cancelled\. What was being read is not in the cache|300,000 events/)
      const cancel = page.getByRole('button', { name: 'Cancel' })
      await expect(cancel.or(ended)).toBeVisible()
      if (await cancel.isVisible()) await cancel.click({ timeout: 2_000 }).catch(() => undefined)
      await expect(ended).toBeVisible({ timeout: 30_000 })
    },
  },
  {
    name: 'import-finished',
    async show(stage) {
      await importFile(stage, 'profiles-of-may.jsonl', untidyProfiles(400))
      await expect(stage.page.getByText(/400 users.*rejects/)).toBeVisible()
    },
  },
  {
    name: 'import-drift',
    async show(stage) {
      await importFile(stage, 'carts-of-june.jsonl', cartUsers(12))
      await expect(stage.page.getByText(/carts-of-june\.jsonl.*12 users/)).toBeVisible()
      await expect(stage.page.getByRole('button', { name: 'Cart reminder' }).nth(1)).toBeVisible()
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Got it' }).click(),
  },
  {
    name: 'import-catalog',
    async show(stage) {
      for (const price of [100, 120]) {
        await importFile(stage, 'مخزن الشتاء.csv', longCatalog(price))
        await expect(stage.page.getByText(/40 items/).first()).toBeVisible()
      }
      await expect(stage.page.getByText(/\(Price in 40\)/)).toBeVisible()
    },
  },
  {
    name: 'samples-catalog-long',
    async show({ page }) {
      await page.getByRole('button', { name: /users .*events/ }).click()
      await tab(page, /^Catalogs/).click()
      await page.getByRole('combobox', { name: /^Items of/ }).click()
      await page.getByRole('option', { name: /^مخزن/ }).click()
      await expect(page.getByRole('table', { name: /^Items of مخزن/ })).toContainText('A coat')
    },
    leave: toPairs,
  },
  {
    name: 'rejects',
    async show({ page }) {
      await page.getByRole('button', { name: /users .*events/ }).click()
      await tab(page, /^Imports/).click()
      await page.getByRole('button', { name: '6 rejected' }).click()
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('line')
    },
    async leave(stage) {
      await escape(stage)
      await toPairs(stage)
      await tab(stage.page, /^Problems/).click()
    },
  },
  {
    name: 'columns',
    async show({ app, page, folder }) {
      await chooseInDialogs(app, await write(folder, 'customers.csv', tableWithoutIdentity))
      await command(app, page, 'Import samples…')
      await expect(page.getByRole('row', { name: /^born/ })).toContainText('31 Dec 1990')
    },
    async leave({ page }) {
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await tab(page, 'Import').click()
      await expect(page.getByText(/customers\.csv.*2 users/).first()).toBeVisible()
    },
  },
  {
    name: 'column-mappings',
    async show({ app, page }) {
      await command(app, page, 'Column mappings…')
      await expect(page.getByRole('button', { name: /^Edit customer no → identity/ })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'column-mapping-edited',
    async show({ app, page }) {
      await command(app, page, 'Column mappings…')
      await page.getByRole('button', { name: /^Edit customer no → identity/ }).click()
      await expect(page.getByRole('dialog', { name: 'Columns that are kept' })).toBeVisible()
    },
    async leave(stage) {
      await escape(stage)
      await escape(stage)
      await tab(stage.page, /^Problems/).click()
    },
  },
]
