import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { caseFile, casesFolder, imported } from '../unit/cli/cases.ts'
import { ask, chooseInDialogs, valueOf } from './ask.ts'
import { dropFiles } from './drop-files.ts'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, openDraft, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const casePath = (name: string) => join(casesFolder, name)

/** The results of the imports that have ended. */
const results = (page: Page) => page.getByRole('tabpanel', { name: 'Import' }).getByRole('status')
const result = (page: Page, name: string) => results(page).getByRole('paragraph').filter({ hasText: name }).first()

async function profilesBy(page: Page, text: string): Promise<readonly string[]> {
  const lines = JSON.parse(await valueOf(ask(page, 'profile:search', { text, limit: 50 }))) as readonly {
    readonly identity: string
  }[]
  return lines.map(({ identity }) => identity)
}

test('takes in every case of a real file that is dropped, or says what it is', async ({ window }) => {
  await samplesAreIn(window)
  await dropFiles(window, Object.keys(imported).map(casePath))
  const feed = window.getByRole('dialog', { name: 'Columns of “catalog-feed.txt”' })
  await expect(feed).toContainText('This looks like a product feed: a catalog whose columns have other names.')
  await feed.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(results(window).filter({ hasText: 'users.manifest' })).toBeVisible({ timeout: 30_000 })
  await expect(result(window, 'catalog-feed.txt')).toContainText('1 item')
  for (const [name, right] of Object.entries(imported)) {
    if (name === 'catalog-feed.txt') continue
    const line = result(window, name)
    if (right instanceof RegExp) await expect(line).toContainText(right)
    else if (right.rejected > 0) await expect(line).toContainText(`${String(right.rejected)} reject`)
    else await expect(line).not.toContainText('reject')
  }
  const all = results(window).filter({ hasText: 'users.manifest' })
  await expect(all).toContainText('The file is not UTF-8, and was read as Windows-1252.')
  await expect(all).toContainText('of 2 events belong to a user that another file describes')
  await expect(all).toContainText('Events without a time (ts) happened when they were imported. (2 records)')
  // by the identity inside profileData, for both of its records
  await expect.poll(() => profilesBy(window, 'Capital')).toEqual(['93'])
})

test('says of dropped samples what no message should hold', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  const names = ['date-in-milliseconds.json', 'json-as-text.json', 'words-for-nothing.csv']
  await dropFiles(page, names.map(casePath))
  await expect(result(page, 'words-for-nothing.csv')).toContainText('4 users')
  await openOwnDraft(app, page, folder, [
    { key: 'date', value: 'Renews {{ @Profile - renews | default: "soon" }}' },
    { key: 'text', value: '{{ @Charged - Items.prod_name | default: "x" }} {{ @Charged - Items | default: "x" }}' },
    { key: 'nothing', value: 'Hi {{ @Profile - Tier | default: "there" }}' },
  ])
  await page.getByRole('tab', { name: /^Problems/ }).click()
  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems).toContainText(/renews.*(?:milliseconds|58056)/)
  await expect(problems).toContainText(/Items.*JSON/)
  await expect(problems).toContainText(/words? for nothing|placeholder/i)
})

test('makes every pasted pair what was meant, for a user that was dropped', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  await dropFiles(page, [casePath('pasted-base.json')])
  await expect(result(page, 'pasted-base.json')).toContainText('1 user, 1 event')
  const path = join(folder, 'paste.galley.json')
  await writeFile(path, caseFile('pasted.galley.json'))
  await openDraft(app, page, path, 'paste')
  await shortcut(app, 'Control+Shift+F')
  await page.getByRole('combobox', { name: /user/i }).fill('u-1')
  await page.getByRole('option', { name: /u-1/ }).first().click()
  await command(app, page, 'Fix all problems that can be fixed')
  const { pairs } = JSON.parse(await readFile(path, 'utf8')) as { readonly pairs: readonly { readonly key: string }[] }
  await expect(resolved(page)).toHaveCount(pairs.length)
  await expect(resolved(page).filter({ hasText: /Nora|gold|0&users_id=0/ })).toHaveCount(pairs.length)
})

test('does not export half a character of a dropped file, and says of whom', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  const people = [
    ['half', 'Nora \\ud83d'],
    ['whole', 'Nora \\ud83d\\udc4b'],
  ].map(([id = '', name = '']) => `{"identity":"${id}","type":"profile","profileData":{"Name":"${name}","Half":"yes"}}`)
  const file = join(folder, 'half.jsonl')
  await writeFile(file, people.join('\n'))
  await dropFiles(page, [file])
  await expect(result(page, 'half.jsonl')).toContainText('2 users')
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi {{ @Profile - Name | default: "you" }}' }], {
    profileWhere: [{ property: 'Half', is: 'equals', value: 'yes' }],
  })
  const out = join(folder, 'payloads.ndjson')
  await chooseInDialogs(app, out)
  await shortcut(app, 'Control+E')
  const dialog = page.getByRole('dialog', { name: 'Export payloads' })
  await dialog.getByRole('button', { name: /^(?:Choose where|Export anyway)…$/ }).click()
  await expect(dialog.getByRole('status')).toContainText('1 payload')
  await expect(dialog.getByRole('status').getByRole('listitem')).toContainText([/holds half a character.*half/s])
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { readonly user_identities: object }).user_identities)).toEqual([
    { customer_id: 'whole' },
  ])
})
