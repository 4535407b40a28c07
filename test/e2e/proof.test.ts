import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { galleyText } from './galley.ts'
import { openOwnDraft } from './own-draft.ts'
import { grid, isDone, proof, retype, row, table, user, users } from './proof-parts.ts'
import { resize, resolved, samplesAreIn, shortcut, zoom } from './window-steps.ts'

const pairs = [
  { key: 'title', value: 'Hi {{ @Profile - First Name | default: "there" }}' },
  { key: 'store', value: 'Try it on in {{ @Profile - City }}' },
]
const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const

test('proofs the draft of the first start, from its figures to a user, by keyboard alone', async ({
  app,
  window: page,
}) => {
  await samplesAreIn(page)
  await shortcut(app, 'F7')
  await expect(page.getByRole('tab', { name: /^Proof/ })).toHaveAttribute('aria-selected', 'true')
  await isDone(page)
  await shortcut(app, 'F7')
  await expect(page.getByRole('tab', { name: /^Proof/ })).toBeHidden()
  await expect(row(page, 'title')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const kinds = table(page).getByRole('button', { name: /recipients whose First Name is null$/ })
  for (let i = 0; i < 12 && !(await kinds.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('ArrowRight')
  const name = await kinds.getAttribute('title')
  await page.keyboard.press('Enter')

  const list = users(page).getByRole('listbox', { name: name ?? '' })
  await expect(users(page).getByRole('heading', { name: name ?? '' })).toBeVisible()
  await expect(list).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const chosen = list.getByRole('option', { selected: true })
  await expect(chosen).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText(
    /cust-\d+/.exec((await chosen.textContent()) ?? '')?.[0] ?? 'no user',
  )
  await expect(
    resolved(page)
      .first()
      .getByRole('button', { name: /^Default: / }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(kinds).toBeFocused()
  await shortcut(app, 'F7')
  await expect(page.getByRole('tab', { name: /^Proof/ })).toHaveAttribute('aria-selected', 'true')
})

test('counts anew after an edit, keeps what is still true, and fixes what it finds', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs, { trigger })
  await expect(resolved(page)).toHaveCount(2)
  await page.getByRole('tab', { name: 'Proof' }).click()
  await isDone(page)
  const gaps = row(page, 'store').getByRole('button', { name: /with an empty piece in “store”$/ })
  const before = await gaps.textContent()
  expect(Number(before?.replace(',', ''))).toBeGreaterThan(0)

  // the check counts the recipients now
  await page.getByRole('tab', { name: /^Problems/ }).click()
  await page.getByRole('textbox', { name: 'Filter problems' }).fill('recipients have')
  await expect(page.getByText(new RegExp(`${before ?? ''} of [\\d,]+ recipients have no City`))).toBeVisible()
  await page.getByRole('tab', { name: /^Proof/ }).click()

  await retype(page, 'store', 'Try it on')
  await expect(gaps).toHaveCount(0)
  await isDone(page)
  await expect(page.getByRole('button', { name: /^Coverage 100.00 %/ })).toBeDisabled()

  // against what is saved: who loses a value stands before everything else
  const difference = proof(page).getByRole('region', { name: /^Against last saved/ })
  await expect(difference).toContainText('get another text')
  await expect(difference.getByRole('row', { name: /^store/ })).toContainText('Try it on in')
  await difference.getByRole('button', { name: /recipients with another text$/ }).click()
  await expect(users(page).getByRole('heading')).toContainText('recipients with another text')
  await users(page).getByRole('button', { name: 'Back to the proof' }).click()
  await expect(difference).toBeVisible()
})

test('shows people side by side, follows every keystroke, and tries other values', async ({
  app,
  window: page,
  folder,
  clipboard: _,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs, { trigger })
  await shortcut(app, 'F7')
  await shortcut(app, 'F7')
  await isDone(page)
  const cell = grid(page).getByRole('gridcell').first()
  await expect(cell).not.toBeEmpty()
  await cell.click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(cell).toBeFocused()
  await page.keyboard.press('F2')
  const field = grid(page).getByRole('textbox', { name: 'First Name' })
  await expect(field).toBeFocused()
  await page.keyboard.type('Þórdís')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveText('Hi Þórdís')
  await expect(cell).toBeFocused()
  await page.keyboard.press('Control+C')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Hi Þórdís')
  await expect(grid(page).getByText('1 value changed')).toBeVisible()
  await grid(page).getByRole('button', { name: 'Clear' }).click()
  await expect(cell).not.toHaveText('Hi Þórdís')

  await cell.click()
  const name = await grid(page).getByRole('columnheader').nth(1).locator('.name').textContent()
  await page.keyboard.press('Enter')
  await expect(user(page)).toHaveText(name ?? '')

  await proof(page).getByRole('button', { name: 'Copy JSON' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"identity"')
})

test('writes the report that the command line prints', async ({ app, window: page, folder, profile }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs, { trigger })
  await expect(resolved(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Pin this user with what is sent now' }).click()
  await page.getByRole('tab', { name: 'Proof' }).click()
  await isDone(page)
  const counted = proof(page).getByRole('status').first()
  const newest = await counted.textContent()
  await proof(page).getByRole('combobox', { name: 'Occurrences to proof: once a user' }).click()
  await page.getByRole('option', { name: 'Every occurrence' }).click()
  await expect(counted).not.toHaveText(newest ?? '')
  await isDone(page)
  for (const [format, label, ending] of [
    ['html', 'A page to read', 'html'],
    ['junit', 'JUnit XML', 'xml'],
    ['json', 'JSON', 'json'],
  ] as const) {
    const out = join(folder, `proof.${ending}`)
    await chooseInDialogs(app, out)
    await proof(page).getByRole('button', { name: 'Report…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Report of the proof' })
    await dialog.getByRole('radio', { name: label }).check()
    await dialog.getByRole('button', { name: 'Choose where…' }).click()
    await expect(dialog.getByRole('status')).toContainText(`Written to proof.${ending}`)
    await dialog.getByRole('button', { name: 'Done' }).click()
    const cache = join(profile, 'samples.sqlite')
    const draft = join(folder, 'own.galley.json')
    const asked = ['--report', format, '--mask', '--expect', '--every-occurrence']
    const printed = await galleyText('proof', draft, ...asked, '--cache', cache)
    expect(await readFile(out, 'utf8')).toBe(printed)
    expect(printed).toMatch(/pin|expectations/i)
    await rm(out)
  }
})

test('teaches where there is nothing to proof, and stays usable where there is little room', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  const nobody = [{ property: 'Tier', is: 'equals', value: 'no such tier' }] as const
  await openOwnDraft(app, page, folder, pairs, { trigger, profileWhere: nobody })
  await shortcut(app, 'F7')
  await expect(proof(page).getByRole('heading', { name: 'No user gets this message' })).toBeVisible()

  const other = join(folder, 'other')
  await mkdir(other)
  await openOwnDraft(app, page, other, pairs, { trigger })
  await isDone(page)
  // magnified there is no room below, so the proof has the middle, and shows the users itself
  await resize(app, page, 900, 600)
  await zoom(app, 1.5)
  await page.waitForFunction(() => innerHeight <= 400)
  await shortcut(app, 'F7')
  await expect(table(page)).toBeVisible()
  const gaps = row(page, 'store').getByRole('button', { name: /with an empty piece in “store”$/ })
  await gaps.focus()
  await page.keyboard.press('Enter')
  await expect(users(page).getByRole('listbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(gaps).toBeFocused()
  await zoom(app, 1)
})

test('pins a user, tells when its text changes, and accepts what it gets now', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, pairs, { trigger })
  await expect(resolved(page)).toHaveCount(2)
  const file = join(folder, 'own.expect.json')
  await page.getByRole('button', { name: 'Pin this user with what is sent now' }).click()
  await expect(page.getByRole('button', { name: 'Unpin this user' })).toBeVisible()
  const sent = await resolved(page).first().locator('div.value').textContent()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pins: [{ texts: { title: sent?.trim() } }] })

  await page.getByRole('tab', { name: /^Proof/ }).click()
  await isDone(page)
  await expect(proof(page).getByText('1 pin, all as before')).toBeVisible()
  await expect(grid(page).getByLabel('Pinned:')).toBeVisible()

  await retype(page, 'title', 'Dear {{ @Profile - First Nam }}')
  const changes = proof(page).getByRole('region', { name: 'Pinned users' })
  await expect(changes.getByRole('row', { name: /title/ })).toContainText('Dear')
  await expect(proof(page).getByRole('button', { name: /^1 pin changed/ })).toBeVisible()

  await retype(page, 'title', pairs[0]?.value ?? '')
  await expect(proof(page).getByText('1 pin, all as before')).toBeVisible()
  await retype(page, 'title', 'Dear {{ @Profile - First Name | default: "friend" }}')
  await changes.getByRole('button', { name: /^Accept what/ }).press('a')
  await expect(proof(page).getByText('1 pin, all as before')).toBeVisible()
  await expect
    .poll(
      async () =>
        (JSON.parse(await readFile(file, 'utf8')) as { pins: { texts: { title: string } }[] }).pins[0]?.texts.title,
    )
    .toMatch(/^Dear /)

  // from now on without the samples, and without the person
  await proof(page).getByRole('button', { name: 'Without samples' }).click()
  await page.getByRole('menuitem', { name: /masked$/ }).click()
  await expect(proof(page).getByText('1 pin, all as before')).toBeVisible()
  await expect(proof(page).getByRole('button', { name: 'Without samples' })).toHaveCount(0)
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    pins: [{ identity: '‹user 1›', masked: true, texts: { title: 'Dear ‹First Name 1›' }, keeps: {} }],
  })
  await retype(page, 'title', 'Hello {{ @Profile - First Name }}')
  await expect(changes.getByRole('row', { name: /title/ })).toContainText('Hello')
})

test('keeps its head and its figures on a line each at 1280 pixels, whatever the key and the zone', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  const long = { key: 'a_key_that_is_longer_than_any_key_should_be_and_than_the_line', value: 'x'.repeat(400) }
  await openOwnDraft(app, page, folder, [...pairs, long], { trigger, timeZone: 'America/Argentina/Buenos_Aires' })
  await resize(app, page, 1280, 800)
  await shortcut(app, 'F7')
  await isDone(page)
  const figures = proof(page).getByRole('group', { name: 'Figures' })
  await expect(figures.getByRole('button', { name: /findings?$/ })).toBeVisible()
  const tops = await figures
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top))
  expect(new Set(tops).size).toBe(1)
  expect(await figures.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true)
  const about = proof(page).getByText(/as of \d+ \w+ \d+, \d\d:\d\d GMT-3/)
  const isWhole = () =>
    about.evaluate((element) => {
      const { scrollWidth, clientWidth } = element.closest('[role="status"]') ?? element
      return scrollWidth <= clientWidth
    })
  await expect.poll(isWhole).toBe(true)
})
