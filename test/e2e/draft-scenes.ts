import { expect } from '@playwright/test'
import { escape, type Scene, tab, toPairs } from './scene.ts'
import { command, editValue, pair, resolved, shortcut } from './window-steps.ts'

/** The pairs of the draft that is open at the first start, and their preview. */
export const draftScenes: readonly Scene[] = [
  {
    name: 'first-start',
    async show({ page }) {
      await expect(tab(page, /^Problems/)).toBeVisible()
      await expect(page.getByText('Being counted')).toHaveCount(0)
    },
  },
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
      await shortcut(app, 'Control+Shift+F')
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
    name: 'clevertap',
    async show({ page }) {
      await tab(page, 'CleverTap').click()
      await expect(page.getByRole('button', { name: 'Copy all' })).toBeVisible()
    },
  },
  {
    name: 'settings',
    async show({ app, page }) {
      await command(app, page, 'Settings of the draft')
      await expect(page.getByRole('region', { name: 'Settings of the draft' })).toBeVisible()
    },
    leave: toPairs,
  },
  {
    name: 'what-if',
    async show({ page }) {
      await tab(page, 'Preview').click()
      await resolved(page).filter({ hasText: 'Try it on' }).getByRole('button').click()
      await page.getByRole('textbox', { name: /^City,/ }).fill('Reykjavík')
      await expect(page.getByText('nothing is saved')).toBeVisible()
    },
  },
  {
    name: 'what-if-preview',
    async show({ page }) {
      await page.keyboard.press('Escape')
      await expect(resolved(page).filter({ hasText: 'Reykjavík' })).toBeVisible()
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Reset all' }).click(),
  },
]
