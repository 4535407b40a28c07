import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { isDone, proof, row, table, user, users } from './proof-parts.ts'
import { command, samplesAreIn, shortcut } from './window-steps.ts'

const pairs = [{ key: 'title', value: 'Hi {{ @Profile - First Name | default: "there" }}' }]

const missing = (page: Page) => table(page).getByRole('button', { name: /recipients whose First Name is null$/ })
const pin = (page: Page) => page.getByRole('button', { name: 'Pin this user with what is sent now' })
const changes = (page: Page) => proof(page).getByRole('region', { name: 'Pinned users' })
const value = (page: Page) => page.getByRole('textbox', { name: 'Value of title', exact: true })

/** What pinning a user leaves beside the draft. */
async function pinned(folder: string): Promise<{ readonly identity: string; readonly texts: object }> {
  const { pins } = JSON.parse(await readFile(join(folder, 'own.expect.json'), 'utf8')) as {
    readonly pins: readonly { readonly identity: string; readonly texts: object }[]
  }
  const [first] = pins
  if (first === undefined || pins.length > 1) throw new Error(`${String(pins.length)} users are pinned`)
  return first
}

async function expectReport(path: string, identity: string): Promise<void> {
  const html = await readFile(path, 'utf8')
  expect(html).toContain('Own draft')
  // it is masked, unless that is taken off
  expect(html).not.toContain(identity)
}

test('from a proof to its report by keyboard: a gap, its users, a pin, a broken template and its repair', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs)
  await shortcut(app, 'F7')
  await isDone(page)
  await tabTo(page, row(page, 'title'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const isFocused = () => missing(page).evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 12 && !(await isFocused()); presses++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(users(page).getByRole('listbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(users(page).getByRole('option', { selected: true })).toBeVisible()

  await tabTo(page, pin(page))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Unpin this user' })).toBeFocused()
  await expect.poll(() => pinned(folder).catch(() => null)).toMatchObject({ texts: { title: 'Hi there' } })
  const { identity } = await pinned(folder)
  const name = await user(page).textContent()

  // broken, without the mouse
  await tabTo(page, page.getByRole('textbox', { name: 'Key of pair 1' }))
  await page.keyboard.press('Enter')
  await expect(value(page)).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('Hi {{ @Profile - Frist Name }}')
  await page.keyboard.press('Escape')
  await shortcut(app, 'F7')
  await expect(changes(page).getByRole('row', { name: /title/ })).toContainText('there')
  await expect(proof(page).getByRole('button', { name: /^1 pin changed/ })).toBeVisible()

  // and back
  await shortcut(app, 'Control+Z')
  await expect(proof(page).getByText('1 pin, all as before')).toBeVisible()

  const report = join(folder, 'proof.html')
  await chooseInDialogs(app, report)
  await command(app, page, 'Report of the proof')
  const choose = page.getByRole('button', { name: 'Choose where…' })
  await tabTo(page, choose)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Written to proof.html' })).toBeVisible()
  await expectReport(report, identity)
  await page.keyboard.press('Escape')
  await expect(user(page)).toHaveText(name ?? '')
})

test('the same by mouse', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs)
  await page.getByRole('tab', { name: /^Proof/ }).click()
  await isDone(page)
  await row(page, 'title').getByRole('rowheader').click()
  await missing(page).click()
  await users(page).getByRole('option').nth(1).click()

  await pin(page).click()
  await expect.poll(() => pinned(folder).catch(() => null)).toMatchObject({ texts: { title: 'Hi there' } })
  const { identity } = await pinned(folder)
  const name = await user(page).textContent()

  // the text before the token, which has a card of its own
  await value(page).click({ position: { x: 6, y: 10 } })
  await expect(value(page)).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('Hi {{ @Profile - Frist Name }}')
  await page.getByRole('tab', { name: /^Proof/ }).click()
  await expect(changes(page).getByRole('row', { name: /title/ })).toContainText('there')
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(proof(page).getByText('1 pin, all as before')).toBeVisible()

  const report = join(folder, 'proof.html')
  await chooseInDialogs(app, report)
  await proof(page).getByRole('button', { name: 'Report…' }).click()
  await page.getByRole('button', { name: 'Choose where…' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Written to proof.html' })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expectReport(report, identity)
  await expect(user(page)).toHaveText(name ?? '')
})

test('an import says once which drafts it changes, and shows their proof', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'store', value: 'In {{ @Profile - City }}' }])
  await expect(page.getByRole('list', { name: 'Resolved pairs' }).getByRole('listitem')).toHaveCount(1)
  const file = join(folder, 'two-more.jsonl')
  const users = [
    { identity: 'drift-1', type: 'profile', profileData: { Name: 'Nils' } },
    { identity: 'drift-2', type: 'profile', profileData: { Name: 'Kerstin', City: 'Umeå' } },
  ]
  await writeFile(file, users.map((record) => `${JSON.stringify(record)}\n`).join(''))
  await chooseInDialogs(app, file)
  await shortcut(app, 'Control+I')
  const list: Locator = page.getByRole('region', { name: 'What the import changes' })
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(list.getByRole('listitem').filter({ hasText: 'Own draft' })).toContainText(
    /“store” empty for [\d,]+, was/,
  )
  await expect(list.getByRole('listitem').filter({ hasText: 'Own draft' })).toContainText(/→ [\d,]+ recipients/)
  await list.getByRole('button', { name: 'Own draft' }).click()
  await expect(page.getByRole('tab', { name: /^Proof/ })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('tab', { name: 'Import' }).click()
  await list.getByRole('button', { name: 'Got it' }).click()
  await expect(list).toBeHidden()
})
