import { expect } from '@playwright/test'
import type { ProofFigures, ProofPeople } from '#shared/proof/panel'
import { ask, tryToAsk, valueOf } from './ask.ts'
import { test } from './fixtures.ts'
import { samplesReady } from './samples-ready.ts'

const draft = JSON.stringify({
  galley: 1,
  pairs: [
    { key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' },
    { key: 'body', value: 'In {{ @Profile - City }}.' },
  ],
})
const question = { draft, against: null, asOf: null, everyOccurrence: false }
const people = { offset: 0, limit: 20 }

test('proofs a draft for every user, and tells who makes up a figure', async ({ window }) => {
  await samplesReady(window)
  const start = async (asked: object) => JSON.parse(await valueOf(ask(window, 'proof:start', asked))) as ProofFigures
  let figures = await start(question)
  const { proof } = figures
  while (!figures.done) figures = JSON.parse(await valueOf(ask(window, 'proof:more', { proof }))) as ProofFigures
  expect(figures).toMatchObject({ counting: [], seen: figures.total })
  expect(figures.json.recipients).toBe(figures.total)
  const { outcome } = figures.json.pairs[0] ?? { outcome: { default: 0 } }
  expect(outcome.default).toBeGreaterThan(0)

  const wanted = { kind: 'outcome', pair: 0, token: null, from: 'default', missing: null }
  const page = JSON.parse(await valueOf(ask(window, 'proof:people', { proof, wanted, ...people }))) as ProofPeople
  expect(page).toMatchObject({ total: outcome.default, done: true })
  expect(page.rows).toHaveLength(Math.min(20, outcome.default))
  expect(page.rows[0]).toMatchObject({ nth: 1, reason: null })

  // the title has a default: who has an empty piece has it in the body
  const anywhere = { ...wanted, pair: null, from: 'empty' }
  const gaps = JSON.parse(
    await valueOf(ask(window, 'proof:people', { proof, wanted: anywhere, ...people })),
  ) as ProofPeople
  expect(gaps.total).toBe(figures.json.pairs[1]?.outcome.empty)

  const next = await start({ ...question, draft: draft.replace('In {{', 'From {{'), against: draft })
  expect(next.proof).not.toBe(proof)
  expect(await valueOf(ask(window, 'proof:more', { proof }))).toBe('null')
  expect(await valueOf(ask(window, 'proof:people', { proof, wanted, ...people }))).toBe('null')
  expect(await valueOf(ask(window, 'proof:stop'))).toBe('null')
  expect(await valueOf(ask(window, 'proof:more', { proof: next.proof }))).toBe('null')
  await valueOf(ask(window, 'samples:forget'))
  expect(await start(question)).toMatchObject({ total: 0, json: { recipients: 0, coverage: null } })
})

test('refuses questions of another shape, and a text that is no draft', async ({ window }) => {
  const wanted = { kind: 'skipped', reason: 'stopped' }
  for (const [name, input] of [
    ['proof:start', undefined],
    ['proof:start', { ...question, cache: '/etc/passwd' }],
    ['proof:start', { ...question, draft: 7 }],
    ['proof:start', { ...question, against: undefined }],
    ['proof:start', { ...question, draft: 'x'.repeat(16_000_001) }],
    ['proof:more', { proof: -1 }],
    ['proof:more', { proof: 1.5 }],
    ['proof:stop', { proof: 1 }],
    ['proof:people', { proof: 1, wanted, offset: 0, limit: 501 }],
    ['proof:people', { proof: 1, wanted: { kind: 'all' }, ...people }],
    ['proof:people', { proof: 1, wanted: { ...wanted, sql: 'x' }, ...people }],
    ['proof:people', { proof: 1, wanted: { kind: 'skipped', reason: 'x'.repeat(101) }, ...people }],
    ['proof:people', { proof: 1, wanted: { kind: 'finding', pair: -1, code: 'x' }, ...people }],
    ['proof:people', { proof: 1, wanted: { kind: 'difference', what: 'entered', pair: 0 }, ...people }],
  ] as const)
    expect(await tryToAsk(window, name, input), name).toMatch(/wrong shape/)
  for (const broken of ['', '{', 'null', '{"galley": 99}'])
    expect(await ask(window, 'proof:start', { ...question, draft: broken })).toMatchObject({ ok: false })
  expect(await ask(window, 'proof:start', { ...question, against: '[' })).toMatchObject({ ok: false })
})

test('answers about pairs, tokens and codes that there are not with no one', async ({ window }) => {
  await samplesReady(window)
  const { proof } = JSON.parse(await valueOf(ask(window, 'proof:start', question))) as ProofFigures
  for (const wanted of [
    { kind: 'outcome', pair: 9, token: null, from: null, missing: null },
    { kind: 'outcome', pair: 0, token: 9, from: null, missing: null },
    { kind: 'finding', pair: 0, code: '__proto__' },
    { kind: 'skipped', reason: 'constructor' },
    { kind: 'length', pair: null, measure: 'segments', from: 0, until: 10 },
    { kind: 'difference', what: 'entered' },
  ])
    expect(JSON.parse(await valueOf(ask(window, 'proof:people', { proof, wanted, ...people })))).toMatchObject({
      total: 0,
      rows: [],
    })
  const ends = { proof, wanted: { kind: 'length', pair: 0, measure: 'bytes', from: 9, until: -9 } }
  expect(JSON.parse(await valueOf(ask(window, 'proof:people', { ...ends, ...people, offset: 1e9 })))).toMatchObject({
    rows: [],
  })
})
