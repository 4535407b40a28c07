import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { galleyJson, galleyText } from './galley.ts'
import { openOwnDraft } from './own-draft.ts'
import { resolved, samplesAreIn, shortcut } from './window-steps.ts'

const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
const pairs = [
  { key: 'title', value: 'Hi {{ @Profile - First Name | default: "there" }}' },
  { key: 'body', value: '{{ @Event - product_name | default: "It" }} is still in your cart' },
]
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export payloads' })

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, pairs, { trigger })
  await expect(resolved(window)).toHaveCount(pairs.length)
})

test('writes the payloads of all recipients, and says who has none and why', async ({ app, window, folder }) => {
  const out = join(folder, 'payloads.ndjson')
  await chooseInDialogs(app, out)
  await shortcut(app, 'Control+E')
  await dialog(window).getByRole('button', { name: 'Choose where…' }).click()
  const outcome = dialog(window).getByRole('status')
  await expect(outcome).toContainText(/[\d,]+ payloads written to payloads\.ndjson/)
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n')
  await expect(outcome).toContainText(`${lines.length.toLocaleString('en-US')} payloads`)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ events: [{ event_type: 'custom_event' }] })
  await expect(outcome).toContainText(/users skipped: the user has no event that triggers the message/)
  await expect(outcome).toContainText(/payloads not written, because mParticle would refuse them/)
  await expect(outcome.getByRole('listitem')).toContainText([/Nothing says who this is.*and \d+ others/s])
  await dialog(window).getByRole('button', { name: 'Done' }).click()
  await expect(dialog(window)).toBeHidden()
})

test('says what is wrong and for how many before it asks for a file, and again in the result', async ({
  app,
  window,
  folder,
}) => {
  const broken = [{ key: 'title', value: 'Hi {{ @Profile - Name | default: “friend” }}' }]
  await openOwnDraft(app, window, folder, broken, { name: 'Broken', trigger })
  await expect(resolved(window)).toHaveCount(1)
  await expect(window.getByText('Being counted')).toHaveCount(0)
  await expect(window.getByRole('tab', { name: /^Problems [1-9]/ })).toBeVisible()
  await shortcut(app, 'Control+E')
  await expect(dialog(window)).toContainText(/[\d,]+ recipients at the newest event/)
  await expect(dialog(window)).toContainText(/1 error/)
  await dialog(window).getByRole('button', { name: 'Review' }).click()
  await expect(dialog(window)).toBeHidden()
  const problems = window.getByRole('list', { name: 'Problems' })
  await expect.poll(() => problems.evaluate((list) => list.contains(document.activeElement))).toBe(true)

  await chooseInDialogs(app, join(folder, 'broken.ndjson'))
  await shortcut(app, 'Control+E')
  await dialog(window).getByRole('button', { name: 'Export anyway…' }).click()
  await expect(dialog(window).getByRole('status')).toContainText(/The draft had 1 error/)
})

test('writes bulk files of the first recipients only', async ({ app, window, folder }) => {
  const out = join(folder, 'bulk')
  await chooseInDialogs(app, out)
  await window.getByRole('button', { name: 'Export…' }).click()
  await dialog(window)
    .getByRole('radio', { name: /Bulk files/ })
    .check()
  const limit = dialog(window).getByRole('textbox', { name: 'At most' })
  await limit.fill('0')
  await expect(dialog(window).getByRole('alert')).toContainText('whole number from 1')
  await expect(dialog(window).getByRole('button', { name: 'Choose where…' })).toBeDisabled()
  await limit.fill('150')
  await dialog(window).getByRole('button', { name: 'Choose where…' }).click()
  await expect(dialog(window).getByRole('status')).toContainText('150 payloads written')
  expect((await readdir(out)).length).toBeGreaterThan(1)
})

test('writes a payload for every occurrence, as the command line does', async ({ app, window, folder, profile }) => {
  const out = join(folder, 'every.ndjson')
  await chooseInDialogs(app, out)
  await shortcut(app, 'Control+E')
  await dialog(window)
    .getByRole('checkbox', { name: /^Every occurrence/ })
    .check()
  await expect(dialog(window)).toContainText('each with a payload for every occurrence')
  await dialog(window).getByRole('button', { name: 'Choose where…' }).click()
  await expect(dialog(window).getByRole('status')).toContainText('written to every.ndjson')
  const printed = join(folder, 'printed.ndjson')
  const draft = join(folder, 'own.galley.json')
  await galleyText('export', draft, '--every-occurrence', '--out', printed, '--cache', join(profile, 'samples.sqlite'))
  expect(await readFile(out, 'utf8')).toBe(await readFile(printed, 'utf8'))
})

test('copies the very payload that the command line shows', async ({ app, window, folder, profile, clipboard: _ }) => {
  await window.getByRole('tab', { name: 'Payload' }).click()
  await window.getByRole('button', { name: 'Copy JSON' }).click()
  await expect(window.getByText('JSON copied.')).toBeVisible()
  const copied = JSON.parse(await app.evaluate(({ clipboard }) => clipboard.readText())) as {
    user_identities: { customer_id: string }
  }
  const user = copied.user_identities.customer_id
  const cache = join(profile, 'samples.sqlite')
  const shown = await galleyJson('preview', join(folder, 'own.galley.json'), '--user', user, '--cache', cache)
  expect(shown).toMatchObject({ payload: copied })
})
