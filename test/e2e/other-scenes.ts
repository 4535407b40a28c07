import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { longDraft, manyPairs, untidyDraft } from './scene-files.ts'
import { escape, openFile, type Scene, tab } from './scene.ts'
import { command, shortcut } from './window-steps.ts'

/** What stands over the pairs, drafts that are not the usual ones, and in the end nothing at all. */
export const otherScenes: readonly Scene[] = [
  {
    name: 'problems',
    async show(stage) {
      await openFile(stage, 'Untidy', untidyDraft())
      await expect(tab(stage.page, /^Problems \d/)).toBeVisible()
    },
  },
  {
    name: 'export',
    async show({ app, page }) {
      await page.getByRole('button', { name: 'Cart reminder', exact: true }).click()
      await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Cart reminder')
      await shortcut(app, 'Control+E')
      await expect(page.getByRole('dialog', { name: 'Export payloads' })).toBeVisible()
    },
  },
  {
    name: 'export-done',
    async show({ app, page, folder }) {
      await mkdir(folder, { recursive: true })
      await chooseInDialogs(app, join(folder, 'cart-reminder.ndjson'))
      await page.getByRole('button', { name: 'Choose where…' }).click()
      await expect(page.getByText(/written to/)).toBeVisible({ timeout: 30_000 })
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Done' }).click(),
  },
  {
    name: 'palette',
    async show({ app, page }) {
      await shortcut(app, 'Control+K')
      await expect(page.getByRole('option', { name: 'New draft' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'palette-found',
    async show({ app, page }) {
      await shortcut(app, 'Control+K')
      await page.getByRole('combobox', { name: 'Command' }).fill('name')
      await expect(page.getByRole('group', { name: 'Properties', exact: true })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'help',
    async show({ app, page }) {
      await shortcut(app, 'F1')
      await expect(page.getByRole('dialog', { name: 'The template language' })).toBeVisible()
    },
    leave: escape,
  },
  { name: 'long-and-right-to-left', show: (stage) => openFile(stage, 'Long', longDraft()) },
  { name: 'many-pairs', show: (stage) => openFile(stage, 'Many', manyPairs(300)) },
  {
    name: 'notice',
    async show({ app, page }) {
      await command(app, page, 'Delete the draft')
      await expect(page.getByRole('status').filter({ hasText: '“Many” deleted.' })).toBeVisible()
    },
    leave: ({ page }) =>
      page.getByRole('status').filter({ hasText: 'deleted' }).getByRole('button', { name: 'Dismiss' }).click(),
  },
  {
    name: 'deleted-drafts',
    async show({ app, page }) {
      await command(app, page, 'Deleted drafts…')
      await expect(page.getByRole('button', { name: 'Put back “Many”' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'empty',
    async show({ app, page }) {
      const drafts = page.getByRole('navigation').getByRole('button', { name: /^More for/ })
      while ((await drafts.count()) > 0) {
        const left = await drafts.count()
        await drafts.first().click()
        await page.getByRole('menuitem', { name: 'Delete' }).click()
        await expect(drafts).toHaveCount(left - 1)
      }
      const dismiss = page.getByRole('button', { name: 'Dismiss' })
      while ((await dismiss.count()) > 0) await dismiss.first().click()
      await command(app, page, 'Show the samples')
      await tab(page, /^Imports/).click()
      await page.getByRole('button', { name: 'Forget all samples…' }).click()
      await page.getByRole('textbox', { name: /^Type/ }).fill('forget')
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: /^Forget/ })
        .click()
      await expect(page.getByText('No samples yet')).toBeVisible()
    },
  },
  {
    name: 'empty-pairs',
    async show({ app, page }) {
      await command(app, page, 'Show the pairs')
      await expect(page.getByText('No sample users yet')).toBeVisible()
    },
  },
]
