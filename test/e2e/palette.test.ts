import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { samplesAreIn, shortcut } from './window-steps.ts'

const field = (window: Page) => window.getByRole('combobox', { name: 'Command' })
const lines = (window: Page) => window.getByRole('listbox', { name: 'Commands' }).getByRole('option')
const group = (window: Page, name: string): Locator => window.getByRole('group', { name, exact: true })

test('finds drafts, pairs, properties, settings and users beside commands', async ({ app, window }) => {
  await samplesAreIn(window)
  const go = async (text: string, kind: string, line: string | RegExp) => {
    await shortcut(app, 'Control+K')
    await field(window).fill(text)
    const found = group(window, kind).getByRole('option', { name: line }).first()
    await expect(found).toBeVisible()
    await found.click()
    await expect(field(window)).toBeHidden()
  }
  await go('cart rem', 'Drafts', /Cart reminder/)
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Cart reminder')
  await go('title', 'Pairs', /^title/)
  await expect(window.getByRole('textbox', { name: 'Value of title', exact: true })).toBeFocused()
  await go('time zone', 'Settings', /^Time zone/)
  await expect(window.getByRole('combobox', { name: 'Time zone' })).toBeFocused()
  await go('first na', 'Properties', /^First Name Users/)
  await expect(window.getByRole('textbox', { name: 'Filter by name or value' })).toHaveValue('First Name')
  await expect(window.getByRole('table', { name: 'Properties of Users' })).toContainText('First Name')
  await go('havsr', 'Users', /Astrid Havsrönn/)
  await expect(window.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { level: 2 })).toContainText(
    'Astrid Havsrönn',
  )
})

test('marks what was found, and says where each line stands', async ({ app, window }) => {
  await samplesAreIn(window)
  await shortcut(app, 'Control+K')
  await expect(field(window)).toBeFocused()
  await window.keyboard.type('exp payl')
  const first = lines(window).first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(first.locator('mark')).toHaveText(['Exp', 'payl'])
  await expect(first).toHaveAttribute('aria-posinset', '1')
  const id = await first.getAttribute('id')
  await expect(field(window)).toHaveAttribute('aria-activedescendant', id ?? '')
  await window.keyboard.press('Escape')
})

test('offers first what was used last, also after a restart', async ({ copiedProfile, start }) => {
  const first = await start(copiedProfile)
  await samplesAreIn(first.window)
  await shortcut(first.app, 'Control+K')
  await expect(group(first.window, 'Recent')).toHaveCount(0)
  await expect(field(first.window)).toBeFocused()
  await first.window.keyboard.type('show the samp')
  await first.window.keyboard.press('Enter')
  await expect(first.window.getByRole('heading', { name: 'Samples', level: 1 })).toBeVisible()
  await shortcut(first.app, 'Control+K')
  await expect(group(first.window, 'Recent').getByRole('option')).toHaveText([/Show the samples/])
  await first.window.keyboard.press('Escape')
  await first.close()
  const second = await start(copiedProfile)
  await shortcut(second.app, 'Control+K')
  await expect(lines(second.window).first()).toHaveText(/Show the samples/)
})
