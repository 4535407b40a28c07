import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { expect } from '@playwright/test'
import type { SamplesSummary } from '#shared/sample/samples-summary'
import { openStore } from '../../electron/engine/store/open-store.ts'
import { ask, chooseInDialogs, listenFor, tryToAsk, valueOf } from './ask.ts'
import { test } from './fixtures.ts'
import { samplesReady, summary } from './samples-ready.ts'

const question = { job: 'import-1', format: null, eventName: null, timeZone: 'UTC' }

const person = (nth: number, name = 'Ada Lindqvist-Mbeki') =>
  `${JSON.stringify({ identity: `e2e-${nth}`, type: 'profile', profileData: { Name: name, Email: `e2e-${nth}@example.com` } })}\n`

test('takes the bundled samples in at the first start, and never again', async ({ emptyProfile, start }) => {
  const first = await start(emptyProfile)
  const { window } = first
  const { profiles, events, catalogs } = await samplesReady(window)
  expect(profiles).toBeGreaterThan(2_000)
  expect(events).toBeGreaterThan(19_000)
  expect(catalogs).toMatchObject([{ items: 340 }])
  const found = await valueOf(ask(window, 'profile:search', { text: 'cust-1001', limit: 5 }))
  expect(JSON.parse(found)).toMatchObject([{ identity: 'cust-1001' }])
  const recipient = await valueOf(
    ask(window, 'recipient:find', {
      trigger: { kind: 'live-action', event: 'Added to Cart', where: [] },
      profileWhere: [],
      aliases: [],
      constant: null,
      events: ['Charged'],
      choice: { kind: 'first' },
      nth: 1,
      asOf: null,
    }),
  )
  expect(JSON.parse(recipient)).toMatchObject({ status: 'ready', nth: 1 })
  await valueOf(ask(window, 'samples:forget'))
  await first.close()
  const again = await start(emptyProfile)
  expect(await summary(again.window)).toMatchObject({ profiles: 0, imports: [], indexed: true })
})

test('leaves nothing in the database when all samples are forgotten', async ({ folder, profile, window }) => {
  await samplesReady(window)
  const bytes = async () => {
    const names = (await readdir(profile)).filter((name) => name.startsWith('samples.sqlite'))
    const files = await Promise.all(names.map((name) => readFile(join(profile, name), 'latin1')))
    return files.join('')
  }
  const traces = [
    'cust-1001',
    'example.com',
    'Added to Cart',
    'profiles.jsonl',
    'customer_id',
    'Stockholm',
    'White coat',
  ]
  const before = await bytes()
  expect(traces.filter((text) => before.includes(text))).toContain('cust-1001')
  await valueOf(ask(window, 'samples:forget'))
  const after = await bytes()
  expect(traces.filter((text) => after.includes(text))).toEqual([])
  const empty = join(folder, 'empty.sqlite')
  openStore(empty, { create: true }).close()
  expect((await stat(join(profile, 'samples.sqlite'))).size).toBe((await stat(empty)).size)
  expect(await summary(window)).toMatchObject({ profiles: 0, events: 0, imports: [], catalogs: [] })
})

test('imports files that were granted, once', async ({ folder, app, window }) => {
  await samplesReady(window)
  const path = join(folder, 'people.jsonl')
  await writeFile(path, [1, 2, 3].map((nth) => person(nth)).join('') + '{"d":')
  await chooseInDialogs(app, path)
  const grants = await ask(window, 'file:pick')
  expect(grants).toMatchObject([{ name: 'people.jsonl', grant: expect.stringMatching(/^[\da-f-]{36}$/) as unknown }])
  const changed = await listenFor(window, 'store:changed')
  const input = { ...question, grants: grants.map(({ grant }) => grant) }
  const report = await valueOf(ask(window, 'import:start', input))
  expect(report).toMatchObject({
    imports: [{ file: 'people.jsonl', profiles: 3, rejected: 1 }],
    failures: [],
    cancelled: false,
  })
  expect(JSON.stringify(report)).not.toContain(folder)
  expect(await changed()).toContain(null)
  expect(await tryToAsk(window, 'import:start', input)).toMatch(/not granted, or is used already/)

  const { imports } = await summary(window)
  const { id } = imports.at(-1) as SamplesSummary['imports'][number]
  await chooseInDialogs(app, join(folder, 'rejects.ndjson'))
  expect(await valueOf(ask(window, 'reject:save', { import: id }))).toEqual({ file: 'rejects.ndjson' })
  const [reject] = (await readFile(join(folder, 'rejects.ndjson'), 'utf8')).trim().split('\n')
  expect(JSON.parse(reject ?? '')).toMatchObject({ line: 4, raw: '{"d":', file: 'people.jsonl', timeZone: 'UTC' })

  await valueOf(ask(window, 'import:remove', { import: id }))
  expect((await summary(window)).imports).toHaveLength(3)
})

test('takes dropped files by their paths, which the page does not see', async ({ folder, window }) => {
  await mkdir(join(folder, 'folder'))
  for (const name of ['a.csv', 'b.jsonl', '.hidden']) await writeFile(join(folder, 'folder', name), 'x')
  await window.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped', multiple: true })
    document.body.append(input)
  })
  await window.locator('#dropped').setInputFiles([join(folder, 'folder', 'a.csv'), join(folder, 'folder', 'b.jsonl')])
  const { grants, troubles } = await window.evaluate(() => {
    const { files } = document.querySelector<HTMLInputElement>('#dropped') ?? {}
    return api.dropped([...(files ?? []), new File(['made up'], 'made-up.csv')])
  })
  expect(grants.map(({ name, bytes }) => ({ name, bytes }))).toEqual([
    { name: 'a.csv', bytes: 1 },
    { name: 'b.jsonl', bytes: 1 },
  ])
  expect(troubles).toEqual([])
  expect(JSON.stringify(grants)).not.toContain(folder)
  expect(await tryToAsk(window, 'file:drop', ['/etc/passwd'])).toMatch(/is not a request/)
})

test('gives a new grant for a file that could not be imported', async ({ folder, app, window }) => {
  const path = join(folder, 'nothing.txt')
  await writeFile(path, '')
  await chooseInDialogs(app, path)
  const [first] = await ask(window, 'file:pick')
  const { failures } = await valueOf(ask(window, 'import:start', { ...question, grants: [first?.grant] }))
  expect(failures).toMatchObject([{ file: 'nothing.txt', message: expect.stringContaining('is empty') as unknown }])
  const again = await valueOf(ask(window, 'import:start', { ...question, grants: [failures[0]?.grant] }))
  expect(again.failures).toHaveLength(1)
})

test('tells how far an import is, and undoes it when it is cancelled', async ({ folder, app, window }) => {
  await samplesReady(window)
  const path = join(folder, 'many.jsonl')
  const file = createWriteStream(path)
  for (let nth = 0; nth < 300_000; nth += 1_000)
    file.write(Array.from({ length: 1_000 }, (_, i) => person(nth + i)).join(''))
  file.end()
  await finished(file)
  await chooseInDialogs(app, path)
  const [granted] = await ask(window, 'file:pick')
  const before = await summary(window)
  const waitingGrants = await ask(window, 'file:pick')
  const inputs = {
    running: { ...question, grants: [granted?.grant ?? ''] },
    waiting: { ...question, job: 'waiting', grants: waitingGrants.map(({ grant }) => grant) },
  }
  const { heard, waited, answer, later } = await window.evaluate(async ({ running, waiting }) => {
    const heard: unknown[] = []
    let stopped = 0
    const stop = api.hear('job:progress', (progress) => {
      heard.push(progress)
      if (progress.records === 0 || stopped > 0) return
      stopped = performance.now()
      void api.ask('job:cancel', { job: 'waiting' })
      void api.ask('job:cancel', { job: progress.job })
    })
    const first = api.ask('import:start', running)
    // begins when the first one has ended, so that cancelling it must not wait for that
    const second = api.ask('import:start', waiting)
    const answer = await first
    stop()
    return { heard, waited: performance.now() - stopped, answer, later: await second }
  }, inputs)
  const progress = { job: 'import-1', subject: 'many.jsonl', unit: 'bytes', total: expect.any(Number) }
  expect(heard[0]).toMatchObject(progress)
  expect(answer).toMatchObject({ ok: true, value: { imports: [], failures: [], cancelled: true } })
  expect(later).toMatchObject({ ok: true, value: { imports: [], failures: [], cancelled: true } })
  const { done, total } = heard.at(-1) as { readonly done: number; readonly total: number }
  expect(done).toBeLessThan(total)
  test.info().annotations.push({ type: 'cancelled after', description: `${Math.round(waited)} ms` })
  expect(await summary(window)).toMatchObject({ profiles: before.profiles, imports: before.imports })
})

test('writes payloads to what was granted for that, and nowhere else', async ({ folder, app, window }) => {
  await samplesReady(window)
  const draft = await readFile('resources/samples/cart-reminder.galley.json', 'utf8')
  const input = { job: 'export-1', draft, asOf: null, limit: 20, everyOccurrence: false }
  await chooseInDialogs(app, join(folder, 'payloads'))
  const granted = await ask(window, 'export:target', { shape: 'batch', name: 'Cart reminder' })
  const report = await valueOf(ask(window, 'export:start', { ...input, target: granted?.grant, shape: 'batch' }))
  expect(report).toMatchObject({ out: 'payloads', written: 20, cancelled: false })
  expect(JSON.stringify(report)).not.toContain(folder)
  expect(await readdir(join(folder, 'payloads'))).toHaveLength(21)
  expect(await tryToAsk(window, 'export:start', { ...input, target: granted?.grant, shape: 'batch' })).toMatch(
    /not granted/,
  )

  await chooseInDialogs(app, join(folder, 'lines.ndjson'))
  const file = await ask(window, 'export:target', { shape: 'ndjson', name: 'Cart reminder' })
  await valueOf(ask(window, 'export:start', { ...input, target: file?.grant, shape: 'ndjson', limit: null }))
  expect((await readFile(join(folder, 'lines.ndjson'), 'utf8')).split('\n').length).toBeGreaterThan(500)

  // what was granted for reading is not for writing
  const [read] = await ask(window, 'file:pick')
  expect(await tryToAsk(window, 'export:start', { ...input, target: read?.grant, shape: 'ndjson' })).toMatch(
    /not granted/,
  )
  expect(await ask(window, 'export:start', { ...input, draft: '{}', target: 'x', shape: 'ndjson' })).toMatchObject({
    ok: false,
  })

  await mkdir(join(folder, 'mine'))
  await writeFile(join(folder, 'mine', 'diary.txt'), 'dear')
  await chooseInDialogs(app, join(folder, 'mine'))
  const mine = await ask(window, 'export:target', { shape: 'bulk', name: 'x' })
  expect(await ask(window, 'export:start', { ...input, target: mine?.grant, shape: 'bulk' })).toMatchObject({
    ok: false,
  })
  expect(await readdir(join(folder, 'mine'))).toEqual(['diary.txt'])
})

const allUsers = { trigger: null, profileWhere: [], aliases: [], constant: null, asOf: null }

test('refuses grants that were not given and malformed questions', async ({ window }) => {
  const refused = /not granted|wrong shape|is not a format/
  for (const grant of ['/etc/passwd', '../library.json', '__proto__', crypto.randomUUID(), '', 7, null, ['a']])
    expect(await tryToAsk(window, 'import:start', { ...question, grants: [grant] })).toMatch(refused)
  expect(await tryToAsk(window, 'import:start', { ...question, grants: [] })).toMatch(refused)
  expect(await tryToAsk(window, 'import:start', { ...question, grants: ['x'], path: '/etc/passwd' })).toMatch(refused)
  for (const [name, input] of [
    ['profile:detail', { id: -1 }],
    ['profile:detail', { id: 1.5 }],
    ['profile:detail', { id: '1' }],
    ['profile:page', { offset: 0, limit: 501 }],
    ['event:page', { profile: 1, offset: 0, limit: 10, sql: '1' }],
    ['recipient:find', { trigger: { kind: 'sql' } }],
    ['samples:forget', 'all'],
    ['census:start', { ...allUsers, trigger: { kind: 'sql' } }],
    ['census:start', { ...allUsers, sql: '1' }],
    ['census:start', { ...allUsers, constant: 'x'.repeat(2_001) }],
    ['census:more', { census: '1' }],
    ['census:page', { census: 1, wanted: { skipped: true, reasons: null, text: '' }, offset: 0, limit: 501 }],
    ['census:page', { census: 1, wanted: { skipped: 1, reasons: null, text: '' }, offset: 0, limit: 5 }],
    ['census:page', { census: 1, wanted: { skipped: true, reasons: [7], text: '' }, offset: 0, limit: 5 }],
    ['census:stop', 'all'],
    ['alias:overlap', { events: Array(21).fill('x') }],
    ['alias:overlap', { events: ['x'.repeat(2_001)] }],
  ] as const)
    expect(await tryToAsk(window, name, input)).toMatch(/wrong shape/)
  expect(await valueOf(ask(window, 'profile:detail', { id: 999_999_999 }))).toBe('null')
  // no census of that number, and events that no user has
  const wanted = { skipped: true, reasons: ['__proto__'], text: "'; DROP TABLE profile; --" }
  expect(await valueOf(ask(window, 'census:page', { census: 999, wanted, offset: 0, limit: 5 }))).toBe('null')
  expect(await valueOf(ask(window, 'census:more', { census: 999 }))).toBe('null')
  const names = ['__proto__', "'; DROP TABLE event; --", '\0', '\ud800', '']
  expect(await ask(window, 'alias:overlap', { events: names })).toMatchObject({ ok: true })
  for (const text of ['"', "'; DROP TABLE profile; --", '%_\\', '\0', '*', 'NEAR(a b)', '\ud800'])
    expect(await ask(window, 'profile:search', { text, limit: 5 }), text).toMatchObject({ ok: true })
  expect(await tryToAsk(window, 'job:cancel', { job: 'unknown' })).toBeUndefined()
})
