import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { longDraft, manyPairs, untidyDraft, untidyProfiles, wideEvents } from './scene-files.ts'
import { command, editValue, openDraft, pair, resolved, shortcut } from './window-steps.ts'

/** The app with the bundled samples in, and a folder for files of the test's own. */
export interface Stage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly folder: string
}

/** Something that the window can show. They are shown in this order, each from where the one before has left. */
export interface Scene {
  readonly name: string
  readonly show: (stage: Stage) => Promise<void>
  /** Back to the pairs, with nothing over them. */
  readonly leave?: (stage: Stage) => Promise<void>
}

const escape = ({ page }: Stage) => page.keyboard.press('Escape')
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })
const toPairs = ({ page }: Stage) => page.getByRole('button', { name: 'Back to the pairs' }).click()

async function write(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

async function importFile({ app, page, folder }: Stage, name: string, text: string): Promise<void> {
  await chooseInDialogs(app, await write(folder, name, text))
  await command(app, page, 'Import samples…')
  await tab(page, 'Import').click()
}

async function openFile({ app, page, folder }: Stage, name: string, text: string): Promise<void> {
  const path = await write(folder, `${name}.galley.json`, text)
  await openDraft(app, page, path, name)
  await expect(resolved(page)).not.toHaveCount(0)
}

export const scenes: readonly Scene[] = [
  { name: 'first-start', show: ({ page }) => expect(tab(page, /^Problems/)).toBeVisible() },
  {
    name: 'token-list',
    async show({ page }) {
      await editValue(page, 'store')
      await page.keyboard.type(' @')
      await expect(page.getByRole('listbox', { name: 'Tokens' })).toBeVisible()
    },
  },
  {
    name: 'token-list-search',
    async show({ page }) {
      await page.keyboard.type('ci')
      await expect(page.getByRole('option', { name: /City/ }).first()).toBeVisible()
    },
    async leave({ app, page }) {
      await page.keyboard.press('Enter')
      await expect(page.getByRole('listbox', { name: 'Tokens' })).toBeHidden()
      await page.keyboard.press('Escape')
      for (let i = 0; i < 5; i++) await shortcut(app, 'Control+Z')
      await expect(page.getByText('● unsaved')).toHaveCount(0)
    },
  },
  {
    name: 'pair-menu',
    async show({ page }) {
      await pair(page, 'store').getByRole('button', { name: 'More actions' }).click()
      await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'provenance',
    async show({ page }) {
await resolved(page).filter({ hasText: 'last_order' }).getByRole('button').first().focus()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('tooltip')).toBeVisible()
    },
    async leave({ page }) {
      await page.getByRole('textbox', { name: 'Name of the draft' }).focus()
      await expect(page.getByRole('tooltip')).toBeHidden()
    },
  },
  {
    name: 'find-user',
    async show({ app, page }) {
      await shortcut(app, 'Control+F')
      await page.getByRole('combobox', { name: 'Find a user' }).fill('hav')
      await expect(page.getByRole('listbox', { name: 'Found users' }).getByRole('option').first()).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'payload',
    async show({ page }) {
      await tab(page, 'Payload').click()
      await expect(page.getByRole('button', { name: 'Copy JSON' })).toBeVisible()
    },
  },
  {
    name: 'what-if',
    async show({ page }) {
      await tab(page, 'What if').click()
      await page.getByRole('textbox', { name: /^City,/ }).fill('Reykjavík')
      await expect(page.getByText('nothing is saved')).toBeVisible()
    },
  },
  {
    name: 'what-if-preview',
    async show({ page }) {
      await tab(page, 'Preview').click()
      await expect(resolved(page).filter({ hasText: 'Reykjavík' })).toBeVisible()
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Reset all' }).click(),
  },
  {
    name: 'samples-profiles',
    async show({ page }) {
      await page.getByRole('button', { name: /users .*events/ }).click()
      await page.getByRole('listbox', { name: 'Users' }).press('ArrowDown')
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
      await importFile(stage, 'events-of-a-large-shop.jsonl', wideEvents(120_000))
      await expect(stage.page.getByText(/records.*\/s/)).toBeVisible()
    },
    async leave({ page }) {
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByText('Cancelled. What was being read is not in the cache.')).toBeVisible()
    },
  },
  {
    name: 'import-finished',
    async show(stage) {
      await importFile(stage, 'profiles-of-may.jsonl', untidyProfiles(400))
      await expect(stage.page.getByText(/400 profiles.*rejects/)).toBeVisible()
    },
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
    leave: ({ page }) => page.getByRole('button', { name: 'Dismiss' }).click(),
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
