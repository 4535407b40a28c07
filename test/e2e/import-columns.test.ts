import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, type Page } from '@playwright/test'
import { ZipFile } from 'yazl'
import { ask, chooseInDialogs, valueOf } from './ask.ts'
import { dropFiles } from './drop-files.ts'
import { test } from './fixtures.ts'
import { command, samplesAreIn } from './window-steps.ts'

const customers = 'customer no;Name;Stadt;born\n007;Nora;Lund;31/12/1990\n8;Ola;Malmö;01/02/1985\n'

const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name: `Columns of “${name}”` })
const result = (page: Page, name: string) => page.getByRole('paragraph').filter({ hasText: name })

/** Chooses in a list of the dialog by mouse. */
async function choose(page: Page, list: RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: list }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function written(folder: string, name: string, text: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

async function found(page: Page, text: string): Promise<unknown> {
  const lines = JSON.parse(await valueOf(ask(page, 'profile:search', { text, limit: 5 }))) as readonly { id: number }[]
  return JSON.parse(await valueOf(ask(page, 'profile:detail', { id: lines[0]?.id ?? -1 })))
}

test('asks by mouse which column of a dropped CSV holds the identity, shows what all become, and remembers it', async ({
  app,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await dropFiles(page, [await written(folder, 'customers.csv', customers)])
  const dialog = dialogOf(page, 'customers.csv')
  await expect(dialog).toContainText('do not say what its rows are')
  // the likely column is chosen, and can be another
  await expect(dialog.getByRole('combobox', { name: 'Identity, of each row’s user: customer no' })).toBeFocused()
  const row = (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(row('customer no')).toContainText('007 text')
  await expect(row('born')).toContainText('31 Dec 1990')
  await expect(row('born').getByRole('combobox')).toHaveAccessibleName('Type of “born”: Date dd/MM/yyyy')
  await choose(page, /^Type of “born”/, 'Text')
  await expect(row('born')).toContainText('31/12/1990 text')
  await choose(page, /^Type of “born”/, /MM\/dd\/yyyy/)
  await expect(row('born').getByText('reject')).toHaveCount(1)
  await expect(dialog.getByRole('status')).toContainText('is not a date of the format MM/dd/yyyy')
  await choose(page, /^Type of “born”/, /^Date dd\/MM\/yyyy/)
  await dialog.getByRole('textbox', { name: 'Name of “Stadt”' }).fill('City')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(result(page, 'customers.csv').first()).toContainText('2 users')
  expect(await found(page, '007')).toMatchObject({ identity: '007', properties: { Name: 'Nora', City: 'Lund' } })

  await dropFiles(page, [await written(folder, 'customers-june.csv', `${customers}9;Pia;Ystad;05/05/1999\n`)])
  await expect(result(page, 'customers-june.csv').first()).toContainText('1 user, 2 said nothing new')
  await expect(page.getByText(/same first line: customer no → identity, Stadt → City/)).toBeVisible()

  await command(app, page, 'Column mappings…')
  const list = page.getByRole('dialog', { name: 'Column mappings' }).getByRole('listitem')
  await expect(list).toHaveCount(1)
  await page.getByRole('button', { name: /^Edit customer no → identity/ }).click()
  await page.getByRole('textbox', { name: 'Name of “Stadt”' }).fill('Town')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(list).toContainText('Stadt → Town')
  await page.getByRole('button', { name: /^Forget customer no → identity/ }).click()
  await expect(page.getByText('None is kept.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await dropFiles(page, [join(folder, 'customers.csv')])
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('was not imported: choose what its columns are first.')).toBeVisible()
  await page.getByRole('button', { name: 'Columns of customers.csv…' }).first().click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('asks the same by keyboard alone, from Import… to the import', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  const path = await written(folder, 'kunder.csv', Buffer.from('navn;kode\nBj\xf8rn;a1\nSiw;a2\n', 'latin1'))
  await chooseInDialogs(app, path)
  await page.getByRole('button', { name: 'Import…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = dialogOf(page, 'kunder.csv')
  await expect(dialog.getByRole('combobox', { name: 'Identity, of each row’s user: Choose a column' })).toBeFocused()
  await expect(dialog.getByRole('status')).toContainText('Choose a column for Identity.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'Choose a column' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('combobox', { name: 'Identity, of each row’s user: kode' })).toBeFocused()
  await expect(dialog.getByRole('row', { name: /^navn/ })).toContainText('Bjørn text')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('combobox', { name: /^Encoding: Western \(Windows-1252\)/ })).toBeFocused()
  await page.keyboard.type('Greek')
  await expect(dialog.getByRole('combobox', { name: /^Encoding: Greek/ })).toBeFocused()
  await expect(dialog.getByRole('row', { name: /^navn/ })).toContainText('Bjψrn text')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('row', { name: /^navn/ })).toContainText('Bjørn text')
  // from any field of the form
  await dialog.getByRole('textbox', { name: 'Name of “navn”' }).focus()
  await page.keyboard.type('Name')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(result(page, 'kunder.csv').first()).toContainText('2 users')
  expect(await found(page, 'a1')).toMatchObject({ identity: 'a1', properties: { Name: 'Bjørn' } })
})

test('maps the columns of a product feed, and takes events without a column for their name', async ({
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await dropFiles(page, [
    await written(folder, 'feed.txt', 'id\ttitle\timage_link\n1\tLinen coat\thttps://example.com/1.png\n'),
    await written(folder, 'orders.csv', 'user_id,happened,total\ncust-1001,2025-05-29 14:20,59.9\n'),
  ])
  const feed = dialogOf(page, 'feed.txt')
  await expect(feed).toContainText('This looks like a product feed: a catalog whose columns have other names.')
  await expect(feed.getByRole('combobox', { name: 'Image, the address of its picture: image_link' })).toBeVisible()
  await feed.getByRole('button', { name: 'Import', exact: true }).click()

  const orders = dialogOf(page, 'orders.csv')
  await choose(page, /^The rows are/, 'Events')
  await orders.getByRole('textbox', { name: 'Name of all events' }).fill('Ordered')
  await choose(page, /^Time, when it happened/, 'happened')
  await choose(page, /^Type of “happened”/, /^Date or time/)
  await orders.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Kolkata')
  await page.keyboard.press('Enter')
  await expect(orders.getByRole('row', { name: /^happened/ })).toContainText('29 May 2025, 14:20 date, Asia/Kolkata')
  await orders.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(result(page, 'orders.csv').first()).toContainText('1 event')
  await expect(result(page, 'feed.txt').first()).toContainText('1 item')
  const user = (await found(page, 'cust-1001')) as { readonly id: number }
  const events = await valueOf(ask(page, 'event:page', { profile: user.id, offset: 0, limit: 50 }))
  expect(events).toContain(String(Date.UTC(2025, 4, 29, 8, 50)))
})

test('reads a file again whose columns should have been others, in place of what it brought', async ({
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await dropFiles(page, [await written(folder, 'codes.csv', 'identity,plan\nc-1,01\nc-2,2\n')])
  await expect(result(page, 'codes.csv').first()).toContainText('2 users')
  expect(await found(page, 'c-2')).toMatchObject({ properties: { plan: 2 } })
  await page.getByRole('button', { name: 'Columns of codes.csv…' }).click()
  const dialog = dialogOf(page, 'codes.csv')
  await expect(dialog).toContainText('is taken out, and the file is read again')
  await choose(page, /^Type of “plan”/, 'Text')
  await dialog.getByRole('button', { name: 'Read it again' }).click()
  await expect(result(page, 'codes.csv')).toHaveCount(2)
  await expect(async () => {
    expect(await found(page, 'c-2')).toMatchObject({ properties: { plan: '2' } })
  }).toPass()
})

test('asks for the columns of every table in a ZIP file that needs it, and takes in the others as they are', async ({
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  const zip = new ZipFile()
  const tables = {
    'people.csv': 'identity,Name\nzip-1,Nora\n',
    'crm/customers.csv': 'customer no;Name\nzip-2;Ola\n',
    'crm/feed.txt': 'id\ttitle\timage_link\n1\tLinen coat\thttps://example.com/1.png\n',
  }
  for (const [name, text] of Object.entries(tables)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  await dropFiles(page, [await written(folder, 'export.zip', await buffer(zip.outputStream))])
  const customers = dialogOf(page, 'customers.csv')
  await expect(customers.getByRole('combobox', { name: /^Identity, .*: customer no/ })).toBeFocused()
  await customers.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialogOf(page, 'feed.txt')).toContainText('This looks like a product feed')
  await page.keyboard.press('Escape')
  await expect(result(page, 'people.csv').first()).toContainText('1 user')
  await expect(result(page, 'customers.csv').first()).toContainText('1 user')
  expect(await found(page, 'zip-2')).toMatchObject({ identity: 'zip-2', properties: { Name: 'Ola' } })
  // one that was not answered can still be
  await page.getByRole('button', { name: 'Columns of feed.txt…' }).first().click()
  await dialogOf(page, 'feed.txt').getByRole('button', { name: 'Import', exact: true }).click()
  await expect(result(page, 'feed.txt').first()).toContainText('1 item')
})

test('draws the columns of a wide table as they are asked for', async ({ folder, window: page }) => {
  await samplesAreIn(page)
  const names = Array.from({ length: 400 }, (_, i) => `col${i}`)
  await dropFiles(page, [
    await written(folder, 'wide.csv', `${names.join(',')}\n${names.map((name) => `v-${name}`).join(',')}\n`),
  ])
  const dialog = dialogOf(page, 'wide.csv')
  const rows = dialog.getByRole('table', { name: 'Columns' }).getByRole('row')
  await expect(rows).toHaveCount(61)
  await expect(dialog.getByText('340 more columns, taken as written.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Show more columns' }).click()
  await expect(rows).toHaveCount(121)
  await choose(page, /^Identity, of each row’s user/, 'col399')
  await expect(dialog.getByRole('row', { name: /^col399/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(result(page, 'wide.csv').first()).toContainText('1 user')
  expect(await found(page, 'v-col399')).toMatchObject({ properties: { col398: 'v-col398' } })
})
