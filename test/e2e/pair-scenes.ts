import { expect } from '@playwright/test'
import { escape, type Scene } from './scene.ts'
import { editValue, pair, shortcut } from './window-steps.ts'

/** What is done with whole pairs, with chips and with the text of a value, in the draft that is open at the first start. */
export const pairScenes: readonly Scene[] = [
  {
    name: 'find',
    async show({ app, page }) {
      await shortcut(app, 'Control+F')
      await page.getByRole('search', { name: 'Find in the pairs' }).getByRole('textbox').first().fill('your')
      await editValue(page, 'sizes')
      await expect(page.locator('.galley-found').first()).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'find-and-replace',
    async show({ app, page }) {
      await shortcut(app, 'Control+H')
      await page.getByRole('textbox', { name: 'Replace with' }).fill('their')
    },
    async leave({ page }) {
      await page.getByRole('search', { name: 'Find in the pairs' }).getByRole('textbox').first().press('Escape')
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'chip-card',
    async show({ page }) {
      await pair(page, 'title').getByText('First Name', { exact: true }).click()
      await expect(page.getByRole('dialog', { name: /First Name/ })).toBeVisible()
    },
    leave: escape,
  },
  {
    name: 'rows-selected',
    async show({ page }) {
      await pair(page, 'body').focus()
      for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowDown')
      await expect(pair(page, 'body')).toHaveAccessibleName(/selected$/)
    },
  },
  {
    name: 'rows-menu',
    async show({ page }) {
      await page.keyboard.press('Shift+F10')
      await expect(page.getByRole('menuitem', { name: /^Duplicate 3 pairs/ })).toBeVisible()
    },
    async leave({ page }) {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'text-menu',
    async show({ page }) {
      await editValue(page, 'store')
      await page.locator('.view-lines').click({ button: 'right', position: { x: 60, y: 8 } })
      await expect(page.getByRole('menu', { name: 'Actions for the text' })).toBeVisible()
    },
    async leave({ page }) {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('textbox', { name: 'Value of store' })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(pair(page, 'store')).toBeFocused()
    },
  },
]
