import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { samplesAreIn } from './window-steps.ts'

const tab = (page: Page, name: RegExp): Locator => page.getByRole('main').getByRole('tab', { name })
const table = (page: Page, name: string): Locator => page.getByRole('table', { name: `Items of ${name}` })
const count = (page: Page, words: RegExp): Locator => page.getByRole('status').filter({ hasText: words })

test.beforeEach(async ({ window }) => {
  await samplesAreIn(window)
  await window.getByRole('button', { name: /users [\d,]+ events/ }).click()
})

test('shows the items of a catalog by keyboard, and finds one by a part of any column', async ({ window }) => {
  await tab(window, /^Users/).focus()
  await window.keyboard.press('ArrowRight')
  await window.keyboard.press('ArrowRight')
  await window.keyboard.press('Enter')
  const items = table(window, 'products')
  await expect(items.getByRole('columnheader').first()).toHaveText('Identity')
  await expect(items.getByRole('row', { name: /SKU-1001/ })).toContainText('White coat')
  await expect(count(window, /^\d+ items$/)).toBeVisible()
  await items.focus()
  await window.keyboard.press('End')
  await expect(items.getByRole('row', { name: /SKU-1001/ })).toHaveCount(0)
  const find = window.getByRole('textbox', { name: 'Find in any column' })
  await find.fill('bLUE JEANS')
  await expect(count(window, /items? found$/)).toBeVisible()
  await expect(items.getByRole('row').nth(1)).toContainText('Blue jeans')
  await find.fill('no such thing')
  await expect(window.getByText('No item of “products” has “no such thing” in a column.')).toBeVisible()
  await find.press('Escape')
  await expect(count(window, /^\d+ items$/)).toBeVisible()
})

test('says what a new file changes in a catalog, under the name that it is given', async ({ app, window, folder }) => {
  const choose = async (name: string, rows: readonly string[]) => {
    const file = join(folder, name)
    await writeFile(file, ['Identity,Name,ImageURL', ...rows].join('\n'))
    await chooseInDialogs(app, file)
    await window.getByRole('navigation').getByRole('button', { name: 'Import…' }).click()
  }
  await choose('coats.csv', ['a,Ann,u', 'b,<img src=https://nowhere.test/x.png>,u'])
  await expect(tab(window, /Catalogs 2/)).toBeVisible()
  await window.getByRole('tab', { name: 'Import', exact: true }).click()
  await window.getByText('How to read them').click()
  await window.getByRole('textbox', { name: 'Catalog’s name' }).fill('coats')
  await choose('coats-of-june.csv', ['b,Bo,u', 'c,Cy,u'])
  await expect(
    window.getByText('Catalog “coats” was replaced: 1 item added, 1 item removed, 1 item changed (Name in 1).'),
  ).toBeVisible()
  await expect(window.getByRole('textbox', { name: 'Catalog’s name' })).toHaveValue('')
  await tab(window, /Catalogs 2/).click()
  await window.getByRole('combobox', { name: /^Items of/ }).click()
  await window.getByRole('option', { name: /^coats/ }).click()
  await expect(table(window, 'coats').getByRole('row')).toHaveCount(3)
  await expect(table(window, 'coats')).toContainText('Bo')
})

test('says how to bring a catalog where there is none', async ({ window }) => {
  await tab(window, /^Imports/).click()
  await window
    .getByRole('listitem', { name: 'products.csv' })
    .getByRole('button', { name: /Remove/ })
    .click()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove import' }).click()
  await tab(window, /Catalogs 0/).click()
  await expect(window.getByRole('heading', { name: 'No catalog yet' })).toBeVisible()
  await expect(window.getByText('Identity,Name,ImageURL,Price')).toBeVisible()
})
