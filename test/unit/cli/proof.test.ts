import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ProofJson } from '#shared/proof/proof-json'
import { eventRecord, galley, json, profileRecord, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const people = [
  profileRecord('mira@example.com', { Name: 'Mira Lind', 'First Name': 'Mira', City: 'Lund' }),
  profileRecord('cust-2', { Name: 'Ada', City: '' }),
  profileRecord('cust-3', { 'First Name': 'Björn', City: 'Umeå' }),
]
const t = 1_767_225_600
const events = [eventRecord('mira@example.com', 'Visited', t), eventRecord('mira@example.com', 'Visited', t + 60)]

const pairs = (title: string) => [{ key: 'title', value: title }]
const title = 'Hi {{ @Profile - First Name | default: "you" }} in {{ @Profile - City }}'
const good = write('good.galley.json', JSON.stringify({ galley: 1, name: 'Good', pairs: pairs(title) }))
const changed = write(
  'changed.galley.json',
  JSON.stringify({
    galley: 1,
    name: 'Changed',
    pairs: pairs('Hi {{ @Profile - First name }} in {{ @Profile - City }}'),
  }),
)
const visits = write(
  'visits.galley.json',
  JSON.stringify({ galley: 1, trigger: { kind: 'live-action', event: 'Visited' }, pairs: pairs('Hi you') }),
)
const none = write(
  'none.galley.json',
  JSON.stringify({
    ...{ galley: 1, pairs: pairs('Hi you') },
    profileWhere: [{ property: 'City', is: 'equals', value: 'Oslo' }],
  }),
)
const proof = (draft: string, ...args: readonly string[]) => galley(['proof', draft, '--cache', cache, ...args])

beforeAll(async () => {
  const files = [write('people.jsonl', people), write('events.jsonl', events)]
  expect((await galley(['import', ...files, '--cache', cache])).status).toBe(0)
})

describe('galley proof', () => {
  test('shows people the figures, a bar a token, the findings and the personas', async () => {
    const { status, stdout, stderr } = await proof(good)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('Good  3 recipients as of 2026-01-01 00:01:00 UTC')
    expect(stdout).toContain('Coverage 66.66 %   Personalized 66.66 %')
    expect(stdout).toMatch(/█{19}▒{9} {2}value 2 · default 1 {2}Profile - First Name/)
    expect(stdout).toMatch(/█{19}∅{9} {2}value 2 · nothing 1 {2}Profile - City/)
    expect(stdout).toContain('empty 1')
    expect(stdout).toContain('Users that between them show everything')
  })

  test('prints the JSON and nothing else', async () => {
    const run = await proof(good, '--json')
    const printed = json<ProofJson>(run)
    expect(Object.keys(printed)).toEqual([
      ...['recipients', 'asOf', 'skipped', 'coverage', 'personalized', 'pairs', 'payload', 'findings', 'personas'],
    ])
    expect(printed).toMatchObject({ recipients: 3, coverage: 66.66, asOf: '2026-01-01T00:01:00.000Z' })
    expect((await proof(good, '--report', 'json')).stdout).toBe(run.stdout)
  })

  test('proofs a draft with errors, and says so with its exit code', async () => {
    const run = await proof(changed, '--json')
    expect(run.status).toBe(1)
    expect(json<ProofJson>(run)).toMatchObject({ recipients: 3, coverage: 0 })
  })

  test('compares with an older draft over the same users', async () => {
    const { stdout } = await proof(changed, '--against', good, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      difference: {
        ...{ changed: 3, lost: 2, entered: 0, left: 0, added: [], removed: [] },
        pairs: [
          {
            key: 'title',
            examples: [{ identity: 'mira@example.com', before: 'Hi Mira in Lund', after: 'Hi  in Lund' }, {}, {}],
          },
        ],
      },
    })
    expect((await proof(changed, '--against', good)).stdout).toContain('2 lose their value')
  })

  test('takes every occurrence as a recipient, and an as-of', async () => {
    expect(json<ProofJson>(await proof(visits, '--json')).recipients).toBe(1)
    expect(json<ProofJson>(await proof(visits, '--json', '--every-occurrence')).recipients).toBe(2)
    const before = json<ProofJson>(await proof(visits, '--json', '--as-of', '2025-01-01T00:00:00Z'))
    expect(before).toMatchObject({ recipients: 0, coverage: null, skipped: { 'no-trigger-event': 3 } })
  })

  test('fails on what is as bad as --fail-on says, in findings and in what the check says', async () => {
    expect((await proof(good, '--json')).status).toBe(0)
    expect((await proof(good, '--json', '--fail-on', 'warning')).status).toBe(1)
    expect((await proof(visits, '--json', '--fail-on', 'warning')).status).toBe(0)
  })

  test('fails below --min-coverage, whatever --fail-on says, and without recipients', async () => {
    const low = await proof(good, '--json', '--min-coverage', '66.67')
    expect(low.status).toBe(1)
    expect(low.stderr).toContain('Coverage is 66.66 %')
    expect((await proof(good, '--json', '--min-coverage', '66.66')).status).toBe(0)
    const empty = await proof(none, '--json', '--min-coverage', '0')
    expect(empty.status).toBe(1)
    expect(empty.stderr).toContain('The draft has no recipients')
    expect((await proof(none, '--json')).status).toBe(0)
  })

  test('writes a report to standard output, or to a file beside what it prints', async () => {
    expect((await proof(good, '--report', 'html')).stdout).toMatch(/^<!doctype html>[^]*<\/html>\n$/)
    expect((await proof(good, '--report', 'html', '--out', '-')).stdout).toMatch(/^<!doctype html>/)
    const out = join(folder, 'report.xml')
    const { stdout } = await proof(good, '--report', 'junit', '--out', out, '--json')
    expect(json<ProofJson>({ status: 0, stdout, stderr: '' }).recipients).toBe(3)
    expect(readFileSync(out, 'utf8')).toMatch(/^<\?xml [^]*<\/testsuites>\n$/)
    expect((await proof(good, '--report', 'html', '--out', join(folder, 'no', 'such', 'folder.html'))).status).toBe(3)
  })

  test('masks whoever it names, in everything that it prints', async () => {
    for (const args of [['--json'], [], ['--report', 'html'], ['--report', 'junit']]) {
      const { stdout } = await proof(changed, '--against', good, '--mask', '--fail-on', 'info', ...args)
      expect(stdout).not.toMatch(/mira|cust-\d|Ada|Björn/i)
    }
    expect((await proof(good, '--mask', '--json')).stdout).toMatch(/‹user 1›/)
  })

  test.each([
    ['--out', 'x.html'],
    ['--report', 'pdf'],
    ['--report', 'html', '--json'],
    ['--min-coverage', '101'],
    ['--min-coverage', 'all'],
    ['--fail-on', 'nothing'],
    ['--as-of', 'yesterday'],
    ['--report', 'json', '--out', good],
  ])('refuses %s %s %s %s', async (...args) => {
    const { status, stdout } = await proof(good, ...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(existsSync('x.html')).toBe(false)
  })

  test('says what is missing where there is no draft, no older draft and no cache', async () => {
    for (const args of [
      [join(folder, 'no.json'), '--cache', cache],
      [good, '--against', join(folder, 'no.json'), '--cache', cache],
      [good, '--cache', join(folder, 'no.sqlite')],
    ]) {
      expect((await galley(['proof', ...args])).status).toBe(3)
    }
    expect(existsSync(join(folder, 'no.sqlite'))).toBe(false)
  })
})
