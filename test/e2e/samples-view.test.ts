import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { galley } from './galley.ts'
import { resize, samplesAreIn } from './window-steps.ts'

const preview = (page: Page): Locator => page.getByRole('complementary', { name: 'Preview' })
const users = (page: Page): Locator => page.getByRole('listbox', { name: 'Users' })
const tab = (page: Page, name: RegExp): Locator => page.getByRole('main').getByRole('tab', { name })

test.beforeEach(async ({ window }) => {
  await samplesAreIn(window)
  await window.getByRole('button', { name: /users [\d,]+ events/ }).click()
  await expect(users(window).getByRole('option').first()).toContainText('cust-1001')
})

test('walks through all profiles by keyboard, and shows one in the preview', async ({ window }) => {
  await users(window).focus()
  await window.keyboard.press('End')
  await expect(users(window).getByRole('option', { selected: true })).toBeInViewport()
  await window.keyboard.press('Home')
  await window.keyboard.press('ArrowDown')
  const detail = window.getByRole('article', { name: 'User cust-1002' })
  await expect(detail.getByRole('row', { name: 'City' })).toBeVisible()
  await expect(detail.getByRole('region', { name: 'Events' })).toContainText(/\d+ events/)
  await detail.getByRole('button', { name: 'Show in preview' }).click()
  await expect(detail.getByRole('button', { name: 'In the preview' })).toBeDisabled()
  await expect(preview(window)).toContainText('cust-1002')
})

test('finds a profile by a part of its e-mail', async ({ window }) => {
  await window.getByRole('textbox', { name: 'Identity, e-mail, phone or name' }).fill('havsronn.1001')
  await expect(window.getByText('1 user found')).toBeVisible()
  await expect(users(window).getByRole('option')).toHaveCount(1)
})

test('shows what the samples hold of each property, sorted as one likes', async ({ window }) => {
  await tab(window, /Properties/).click()
  const table = window.getByRole('table', { name: 'Properties of Users' })
  await expect(table.getByRole('row').filter({ hasText: 'City' })).toContainText(/\d+ %\s[\d,]+\sof [\d,]+/)
  await table.getByRole('button', { name: 'Different' }).click()
  await expect(table.getByRole('columnheader', { name: 'Different' })).toHaveAttribute('aria-sort', 'descending')
  await expect(table.getByRole('row').nth(1)).toContainText('Identity')
  await window.getByRole('combobox', { name: /^Properties of/ }).click()
  await window.getByRole('option', { name: /^Charged/ }).click()
  await expect(window.getByRole('table', { name: 'Properties of Charged' }).getByRole('row')).not.toHaveCount(1)
  await window.getByRole('textbox', { name: 'Filter by name or value' }).fill('no such thing')
  await expect(window.getByText('No property here has “no such thing”')).toBeVisible()
})

test('lists what was rejected and saves it, then removes the import', async ({ app, window, folder }) => {
  const file = join(folder, 'broken.jsonl')
  await writeFile(file, '{"identity":"new-1","type":"profile","profileData":{"Name":"Ok"}}\n{"identity":"new-2", <b>\n')
  await chooseInDialogs(app, file)
  await window.getByRole('navigation').getByRole('button', { name: 'Import…' }).click()
  await tab(window, /Imports 4/).click()
  const line = window.getByRole('listitem', { name: 'broken.jsonl' })
  await line.getByRole('button', { name: '1 rejected' }).click()
  const dialog = window.getByRole('dialog', { name: '1 record rejected' })
  await expect(dialog.getByRole('listitem')).toContainText('{"identity":"new-2", <b>')
  await chooseInDialogs(app, join(folder, 'rejects.jsonl'))
  await dialog.getByRole('button', { name: 'Save the rejects…' }).click()
  await expect(window.getByText('Saved as “rejects.jsonl”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await line.getByRole('button', { name: 'Remove broken.jsonl…' }).click()
  const question = window.getByRole('alertdialog', { name: 'Remove this import?' })
  await expect(question).toContainText('1 user')
  await question.getByRole('button', { name: 'Remove import' }).click()
  await expect(line).toBeHidden()
})

test('forgets all samples, but only when the user types “forget”', async ({ window }) => {
  await tab(window, /Imports/).click()
  await window.getByRole('button', { name: 'Forget all samples…' }).click()
  const question = window.getByRole('alertdialog', { name: 'Forget all samples?' })
  await expect(question.getByRole('button', { name: 'Forget all samples' })).toBeDisabled()
  await question.getByRole('textbox').fill('forget')
  await question.getByRole('button', { name: 'Forget all samples' }).click()
  await expect(window.getByText('All samples are forgotten.')).toBeVisible()
  await expect(window.getByRole('heading', { name: 'No samples yet' })).toBeVisible()
  await expect(preview(window).getByRole('heading', { name: 'No sample users yet' })).toBeVisible()
  await expect(preview(window).getByRole('button', { name: 'Import samples…' })).toBeVisible()
})

test('shows what the command line imports meanwhile', async ({ folder, profile, window }) => {
  await samplesAreIn(window)
  await expect(window.getByRole('button', { name: /^2,030 users/ })).toBeVisible()
  await writeFile(join(folder, 'more.csv'), 'Identity,First Name\nfrom-outside,Mira\n')
  await galley('import', join(folder, 'more.csv'), '--cache', join(profile, 'samples.sqlite'))
  await expect(window.getByRole('button', { name: /^2,031 users/ })).toBeVisible()
})

test('cuts no figure of a property in a window of 1280 pixels', async ({ app, window }) => {
  await resize(app, window, 1280, 800)
  await tab(window, /Properties/).click()
  const table = window.getByRole('table', { name: /^Properties of/ })
  await expect(table.getByRole('row', { name: /^City/ })).toBeVisible()
  const cut = await table.evaluate((element) => {
    const heads = [...element.querySelectorAll('[role="columnheader"]')].map((head) => head.textContent.trim())
    const isCut = (inner: Element) => inner.scrollWidth > inner.clientWidth || inner.scrollHeight > inner.clientHeight
    return [...element.querySelectorAll('[role="row"]')].flatMap((row) =>
      [...row.querySelectorAll('[role="cell"]')].flatMap((cell, index) =>
        // a value may be as long as it likes
        heads[index + 1] !== 'Commonest' && [cell, ...cell.querySelectorAll('div')].some(isCut)
          ? [`${heads[index + 1] ?? ''}: ${cell.textContent.trim()}`]
          : [],
      ),
    )
  })
  expect(cut).toEqual([])
})
