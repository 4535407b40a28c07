import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { isDone, proof, user } from './proof-parts.ts'
import { pair, resolved, shortcut, zoom } from './window-steps.ts'
import { emptyWorkspace, writeShopUsers } from './workspace-files.ts'

const users = 60
const line = (page: Page, key: string) => resolved(page).filter({ hasText: key })
const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the draft' })
const key = (page: Page, n: number) => page.getByRole('textbox', { name: `Key of pair ${n}` })
const value = (page: Page, of: string) => page.getByRole('textbox', { name: `Value of ${of}`, exact: true })
const tokens = (page: Page) => page.getByRole('listbox', { name: 'Tokens' })
const pin = (page: Page) => page.getByRole('complementary').getByRole('button', { name: /^Pin this user/ })
const exporting = (page: Page) => page.getByRole('dialog', { name: 'Export payloads' })

/** What is left of the job: a file of payloads, a saved draft, and a pin beside it. */
async function expectResults(profile: string, out: string): Promise<void> {
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n')
  expect(lines).toHaveLength(users)
  expect(lines[0]).toContain('Hi Asha!')
  expect(lines[0]).toContain('News from Pune')
  const saved = join(profile, 'drafts', 'Cart reminder EU')
  await expect.poll(() => readFile(`${saved}.galley.json`, 'utf8')).toContain('"name": "Cart reminder EU"')
  await expect.poll(() => readFile(`${saved}.expect.json`, 'utf8')).toMatch(/Hi Bela!/)
}

test('the whole job from an empty workspace by mouse', async ({ emptyProfile, folder, start }) => {
  await emptyWorkspace(emptyProfile)
  const { app, window: page } = await start(emptyProfile)
  await chooseInDialogs(app, await writeShopUsers(folder, users))
  await page.getByRole('navigation').getByRole('button', { name: 'Import…' }).click()
  await expect(page.getByText(`${users} users, ${users} events`)).toBeVisible()

  await page.getByRole('main').getByRole('button', { name: 'New draft' }).click()
  await expect(name(page)).toBeFocused()
  await page.keyboard.type('Cart reminder EU')
  await key(page, 1).click()
  await page.keyboard.type('title')
  await value(page, 'title').click()
  await page.keyboard.type('Hi ')
  await pair(page, 'title').getByRole('button', { name: 'Insert a token' }).click()
  await tokens(page)
    .getByRole('option', { name: /^First Name/ })
    .click()
  await page.keyboard.type('there')
  // behind the token, at the end of the text
  await page
    .locator('.view-line')
    .last()
    .click({ position: { x: 380, y: 8 } })
  await page.keyboard.type('!')
  await expect(line(page, 'title')).toContainText('Hi Asha!')
  await page.getByRole('button', { name: 'Key-Value Pair' }).click()
  await page.keyboard.type('body')
  await value(page, 'body').click()
  await page.keyboard.type('News from {{ @Profile - Ctiy }}')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await page.getByRole('button', { name: 'Use City' }).click()
  await expect(line(page, 'body')).toContainText('News from Pune')

  for (const [next, city] of [
    ['Bela 1', 'Lund'],
    ['Chidi 2', 'Umeå'],
  ] as const) {
    await page.getByRole('button', { name: /^Next user/ }).click()
    await expect(user(page)).toHaveText(next)
    await expect(line(page, 'body')).toContainText(`News from ${city}`)
  }
  await page.getByRole('button', { name: /^Previous user/ }).click()
  await expect(user(page)).toHaveText('Bela 1')

  await page.getByRole('tab', { name: /^Proof/ }).click()
  await isDone(page)
  await expect(proof(page)).toContainText('Coverage 83.33 %')
  await expect(proof(page)).not.toContainText(/removed: *$/m)
  await pin(page).click()
  await expect(proof(page)).toContainText('1 pin, all as before')

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('● unsaved')).toHaveCount(0)
  const out = join(folder, 'out.jsonl')
  await chooseInDialogs(app, out)
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(exporting(page)).toContainText(`${users} recipients`)
  await exporting(page).getByRole('button', { name: 'Choose where…' }).click()
  await expect(exporting(page)).toContainText(`${users} payloads written to out.jsonl`)
  await exporting(page).getByRole('button', { name: 'Done' }).click()
  await expectResults(emptyProfile, out)
})

test('the whole job from an empty workspace by keyboard at 200 % zoom', async ({ emptyProfile, folder, start }) => {
  await emptyWorkspace(emptyProfile)
  const { app, window: page } = await start(emptyProfile)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  await zoom(app, 2)
  await page.waitForFunction(() => innerWidth === 640)
  await chooseInDialogs(app, await writeShopUsers(folder, users))
  await shortcut(app, 'Control+I')
  await expect(page.getByText(`${users} users, ${users} events`)).toBeVisible()

  await shortcut(app, 'Control+N')
  await expect(name(page)).toBeFocused()
  await page.keyboard.type('Cart reminder EU')
  await page.keyboard.press('Enter')
  await expect(key(page, 1)).toBeFocused()
  await page.keyboard.type('title')
  await page.keyboard.press('Enter')
  await expect(value(page, 'title')).toBeFocused()
  await page.keyboard.type('Hi @')
  const active = tokens(page).getByRole('option', { selected: true })
  await expect(active).toContainText('First Name')
  await expect(active).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await page.keyboard.type('there')
  await page.keyboard.press('Tab')
  await page.keyboard.type('!')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(key(page, 2)).toBeFocused()
  await page.keyboard.type('body')
  await page.keyboard.press('Enter')
  await expect(value(page, 'body')).toBeFocused()
  await page.keyboard.insertText('News from {{ @Profile - Ctiy }}')

  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
  // the first problem is that some names are words for nothing
  for (let i = 0; i < 2; i++) await shortcut(app, 'F8')
  await expect(value(page, 'body')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+.')
  const fix = page.getByRole('option', { name: /Use City/ })
  await expect(fix).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(page.locator('.view-lines')).toContainText('City')

  await shortcut(app, 'CmdOrCtrl+Shift+B')
  await expect(line(page, 'title')).toBeInViewport()
  await expect(line(page, 'title')).toContainText('Hi Asha!')
  await shortcut(app, 'Control+PageDown')
  await expect(user(page)).toHaveText('Bela 1')
  await expect(line(page, 'body')).toContainText('News from Lund')
  await tabTo(page, pin(page))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Bela 1 pinned with what is sent now.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Preview' })).toBeHidden()

  await shortcut(app, 'F7')
  await isDone(page)
  await expect(proof(page)).toContainText('Coverage 83.33 %')
  await expect(proof(page)).toContainText('1 pin, all as before')
  await shortcut(app, 'Control+S')
  await expect(page.getByText('● unsaved')).toHaveCount(0)
  const out = join(folder, 'out.jsonl')
  await chooseInDialogs(app, out)
  await shortcut(app, 'Control+E')
  await expect(exporting(page)).toContainText(`${users} recipients`)
  await tabTo(page, exporting(page).getByRole('button', { name: 'Choose where…' }))
  await page.keyboard.press('Enter')
  await expect(exporting(page)).toContainText(`${users} payloads written to out.jsonl`)
  await tabTo(page, exporting(page).getByRole('button', { name: 'Done' }))
  await page.keyboard.press('Enter')
  await expect(exporting(page)).toBeHidden()
  await expectResults(emptyProfile, out)
})
