import { readdirSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ask, chooseInDialogs, listenFor, tryToAsk, valueOf } from './ask.ts'
import { test } from './fixtures.ts'

const bundled = readdirSync('resources/samples')
  .filter((name) => name.endsWith('.galley.json'))
  .sort()

/** The draft whose file has this name. */
async function draftNamed(window: Page, file: string) {
  const found = (await ask(window, 'draft:list')).find((draft) => draft.file === file)
  if (!found) throw new Error(`There is no ${file}.`)
  return found
}

const renamed = (text: string, name: string) => JSON.stringify({ ...(JSON.parse(text) as object), name }, null, 2)

test('lays out copies of the bundled drafts at the first start', async ({ emptyProfile: profile, start }) => {
  const { window } = await start(profile)
  const list = await ask(window, 'draft:list')
  expect(list.map(({ file }) => file).sort()).toEqual(bundled)
  expect(list.find(({ file }) => file === 'win-back.galley.json')).toMatchObject({
    name: 'Win back',
    unsaved: false,
    missing: false,
  })
  expect(JSON.stringify(list)).not.toContain(`${profile}/drafts/cart`)
  const { id } = await draftNamed(window, 'win-back.galley.json')
  const opened = await valueOf(ask(window, 'draft:open', { id }))
  expect(opened.text).toBe(await readFile('resources/samples/win-back.galley.json', 'utf8'))
  expect(opened.saved).toBe(opened.text)
  expect((await ask(window, 'draft:list'))[0]?.name).toBe('Win back')
})

test('gives edits back after the process was killed', async ({ copiedProfile, start }) => {
  const first = await start(copiedProfile)
  const { window } = first
  const { id } = await draftNamed(window, 'cart-reminder.galley.json')
  const { text } = await valueOf(ask(window, 'draft:open', { id }))
  const edited = renamed(text, 'Never saved')
  await valueOf(ask(window, 'draft:journal', { id, text: edited }))
  await first.kill()

  const { window: page } = await start(copiedProfile)
  const draft = await draftNamed(page, 'cart-reminder.galley.json')
  expect(draft).toMatchObject({ id, unsaved: true, name: 'Never saved' })
  expect(await valueOf(ask(page, 'draft:open', { id }))).toMatchObject({ text: edited, saved: text })
  await valueOf(ask(page, 'draft:journal', { id, text: null }))
  expect(await valueOf(ask(page, 'draft:open', { id }))).toMatchObject({ text, saved: text })
})

test('does not save over what another program wrote, unless it is told to', async ({ profile, window }) => {
  const { id, file } = await draftNamed(window, 'cart-reminder.galley.json')
  const path = join(profile, 'drafts', file)
  const { text } = await valueOf(ask(window, 'draft:open', { id }))
  await valueOf(ask(window, 'draft:save', { id, text: renamed(text, 'Mine'), over: false }))
  await writeFile(path, renamed(text, 'Theirs'))
  const refused = await ask(window, 'draft:save', { id, text: renamed(text, 'Mine too'), over: false })
  expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-outside' } })
  expect(await readFile(path, 'utf8')).toBe(renamed(text, 'Theirs'))
  await valueOf(ask(window, 'draft:save', { id, text: renamed(text, 'Mine too'), over: true }))
  expect(await readFile(path, 'utf8')).toBe(renamed(text, 'Mine too'))
})

test('tells when another program changes the open draft', async ({ profile, window }) => {
  const { id, file } = await draftNamed(window, 'cart-reminder.galley.json')
  const { text } = await valueOf(ask(window, 'draft:open', { id }))
  const heard = await listenFor(window, 'drafts:changed')
  await writeFile(join(profile, 'drafts', file), renamed(text, 'Theirs'))
  await expect.poll(heard).toEqual([null])
})

test('deletes a draft, and puts it back', async ({ profile, window }) => {
  const { id, file } = await draftNamed(window, 'win-back.galley.json')
  const { text } = await valueOf(ask(window, 'draft:open', { id }))
  await valueOf(ask(window, 'draft:delete', { id }))
  const others = bundled.filter((name) => name !== file)
  expect((await ask(window, 'draft:list')).map((draft) => draft.file).sort()).toEqual(others)
  expect((await readdir(join(profile, 'drafts'))).sort()).toEqual(others)
  expect(await ask(window, 'draft:open', { id })).toMatchObject({ ok: false, error: { kind: 'missing' } })
  expect(await valueOf(ask(window, 'draft:restore', { id }))).toMatchObject({ id, file })
  expect(await valueOf(ask(window, 'draft:open', { id }))).toMatchObject({ text })
})

test('makes, duplicates, saves elsewhere and opens drafts', async ({ folder, app, window }) => {
  const { id } = await draftNamed(window, 'cart-reminder.galley.json')
  const { text } = await valueOf(ask(window, 'draft:open', { id }))
  const made = await valueOf(ask(window, 'draft:create', { name: 'A/B: “test”', text: renamed(text, 'A/B: “test”') }))
  expect(made).toMatchObject({ name: 'A/B: “test”', file: 'A B “test”.galley.json' })

  const copy = await valueOf(ask(window, 'draft:duplicate', { id }))
  expect(copy).toMatchObject({ name: 'Cart reminder copy', file: 'Cart reminder copy.galley.json' })
  const copied = JSON.parse((await valueOf(ask(window, 'draft:open', { id: copy.id }))).text) as { id: string }
  expect(copied.id).not.toBe((JSON.parse(text) as { id: string }).id)

  await chooseInDialogs(app, join(folder, 'elsewhere'))
  const saved = await valueOf(ask(window, 'draft:save-as', { id: copy.id, text: renamed(text, 'Elsewhere') }))
  expect(saved).toMatchObject({ name: 'Elsewhere', file: 'elsewhere.galley.json' })
  expect(await draftNamed(window, copy.file)).toMatchObject({ name: 'Cart reminder copy', unsaved: false })

  await writeFile(join(folder, 'notes.json'), '{"hello": 1}')
  await chooseInDialogs(app, join(folder, 'notes.json'))
  expect(await ask(window, 'draft:pick')).toMatchObject({ ok: false, error: { kind: 'unreadable' } })
  await chooseInDialogs(app, join(folder, 'elsewhere.galley.json'))
  expect(await ask(window, 'draft:pick')).toMatchObject({ ok: true, value: { id: saved?.id } })
  await chooseInDialogs(app)
  expect(await ask(window, 'draft:pick')).toEqual({ ok: true, value: null })
  expect(await ask(window, 'draft:list')).toHaveLength(bundled.length + 3)
})

test('knows a draft by its id only', async ({ copiedProfile: profile, start }) => {
  const { window } = await start(profile)
  const text = await readFile('resources/samples/win-back.galley.json', 'utf8')
  for (const id of ['../library', '/etc/passwd', '__proto__', 'constructor', '..', crypto.randomUUID()]) {
    expect(await ask(window, 'draft:open', { id }), id).toMatchObject({ ok: false, error: { kind: 'missing' } })
    expect(await ask(window, 'draft:journal', { id, text }), id).toMatchObject({ ok: false })
    expect(await ask(window, 'draft:save', { id, text, over: true }), id).toMatchObject({ ok: false })
    for (const name of ['draft:duplicate', 'draft:delete', 'draft:restore'] as const)
      expect(await ask(window, name, { id }), id).toMatchObject({ ok: false, error: { kind: 'missing' } })
  }
  expect(await tryToAsk(window, 'draft:open', { id: '' })).toMatch(/wrong shape/)
  expect(await tryToAsk(window, 'draft:open', { id: 'a'.repeat(101) })).toMatch(/wrong shape/)
  expect((await readdir(profile)).includes('journal')).toBe(false)
  const { id } = await draftNamed(window, 'win-back.galley.json')
  expect(await ask(window, 'draft:save', { id, text: 'not a draft', over: true })).toMatchObject({
    ok: false,
    error: { kind: 'refused' },
  })
})

test('opens the draft that it is started with', async ({ emptyProfile, folder, start }) => {
  const path = join(folder, 'given.galley.json')
  await writeFile(path, await readFile('resources/samples/win-back.galley.json', 'utf8'))
  const { window } = await start(emptyProfile, [path])
  await expect.poll(async () => (await ask(window, 'draft:list'))[0]?.file).toBe('given.galley.json')
})

test('asks the page to write its edits down before the window closes', async ({ copiedProfile: profile, start }) => {
  const galley = await start(profile)
  await galley.window.getByRole('textbox', { name: 'Name of the draft' }).fill('Written down at the last moment')
  await galley.close()
  const journal = await readdir(join(profile, 'journal'))
  const edits = await Promise.all(journal.map((name) => readFile(join(profile, 'journal', name), 'utf8')))
  expect(edits).toEqual([expect.stringContaining('Written down at the last moment')])
  expect(JSON.parse(await readFile(join(profile, 'window.json'), 'utf8'))).toMatchObject({ maximised: false })
})

test('has a menu of commands, with the drafts that were used last', async ({ app, window }) => {
  await expect
    .poll(() =>
      app.evaluate(({ Menu }) => {
        const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
        const recent = file?.submenu?.items.find(({ label }) => label === 'Open Recent')
        return recent?.submenu?.items.map(({ label }) => label)
      }),
    )
    .toEqual(expect.arrayContaining(['Cart reminder', 'Win back']))
  const wanted = await listenFor(window, 'draft:wanted')
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
    const recent = file?.submenu?.items.find(({ label }) => label === 'Open Recent')
    recent?.submenu?.items.find(({ label }) => label === 'Win back')?.click(undefined, BrowserWindow.getAllWindows()[0])
  })
  await expect.poll(wanted).toEqual([(await draftNamed(window, 'win-back.galley.json')).id])
})
