import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { resolved, samplesAreIn } from './window-steps.ts'

const list = (page: Page): Locator => page.getByRole('list', { name: 'Problems' })
const problems = (page: Page): Locator => list(page).getByRole('listitem')
const filter = (page: Page, name: RegExp): Locator =>
  page.getByRole('toolbar', { name: 'Filter problems' }).getByRole('button', { name })

test.beforeEach(async ({ window }) => {
  await samplesAreIn(window)
  await expect(problems(window)).not.toHaveCount(0)
})

test('lists problems by severity, and narrows them by severity and by text', async ({ window }) => {
  await expect(list(window).getByRole('heading', { name: 'Warnings' })).toBeVisible()
  await filter(window, /warnings?$/).click()
  await expect(list(window).getByRole('heading', { name: 'Warnings' })).toBeHidden()
  await filter(window, /warnings?$/).click()
  await window.getByRole('textbox', { name: 'Filter problems' }).fill('white space at an edge of First Name')
  await expect(problems(window)).toHaveCount(1)
  await window.getByRole('textbox', { name: 'Filter problems' }).fill('no problem says this')
  await expect(window.getByText(/The filters leave none of/)).toBeVisible()
})

test('goes from problem to problem by keyboard, and from one to its place', async ({ window }) => {
  const first = problems(window).first().getByRole('button').first()
  await first.focus()
  await window.keyboard.press('ArrowDown')
  await expect(problems(window).nth(1).getByRole('button').first()).toBeFocused()
  await window.keyboard.press('Home')
  await expect(first).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
})

test('applies one correction or all of them, and takes them back', async ({ window }) => {
  const count = await problems(window).count()
  const fix = problems(window).getByRole('button', { name: 'Let defaults speak for blank values' }).first()
  await fix.click()
  await expect.poll(() => problems(window).count()).toBeLessThan(count)
  await window.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(problems(window).getByRole('button', { name: 'Let defaults speak for blank values' })).not.toHaveCount(0)
  await window.getByRole('button', { name: /^Fix all/ }).click()
  await expect(window.getByText('Fixed what could be fixed.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Fix all', exact: true })).toBeDisabled()
  await expect(resolved(window)).not.toHaveCount(0)
})
