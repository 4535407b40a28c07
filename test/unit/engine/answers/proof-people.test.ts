import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { batchMaker } from '#shared/mparticle/to-batch'
import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import type { ProofWanted } from '#shared/proof/panel'
import { Proof } from '#shared/proof/proof'
import { proofShape } from '#shared/proof/shape'
import { compile, type Message } from '#shared/resolve/compile'
import { outcomeSources } from '#shared/resolve/outcome'
import { missingKinds } from '#shared/sample/missing'
import { ProofRun } from '../../../../electron/engine/answers/proof-run.ts'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import type { Candidate } from '../../../../electron/engine/audience/candidate.ts'
import type { ProofRequest } from '../../../../electron/engine/proof/proof-walk.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { Branch, law } from '../../law.ts'
import { anyWorld, inWorld, visited, worldDraft } from '../proof/worlds.ts'

const asOf = 1000
const draft: Draft = {
  ...worldDraft,
  trigger: { kind: 'live-action', event: visited, where: [] },
  pairs: [...worldDraft.pairs, { key: 'at', value: 'At {{ @Event - at }}: {{ @Profile - C | default: "" }}.' }],
}
const against: Draft = {
  ...worldDraft,
  trigger: null,
  profileWhere: [{ property: 'A', is: 'exists' }],
  pairs: [
    { key: 'body', value: '{{ @Profile - B | default: "b" }} and {{ @Profile - A }}' },
    { key: 'title', value: 'Hi {{ @Profile - A | default: "you" }}, ok' },
  ],
}

const pair = fc.nat({ max: 3 })
const bound = fc.nat({ max: 30 })
const anyWanted: fc.Arbitrary<ProofWanted> = fc.oneof(
  fc.record({
    kind: fc.constant('outcome' as const),
    pair,
    token: fc.option(fc.nat({ max: 2 })),
    from: fc.option(fc.constantFrom(...outcomeSources)),
    missing: fc.option(fc.constantFrom(...missingKinds)),
  }),
  fc.record({
    kind: fc.constant('finding' as const),
    pair,
    code: fc.constantFrom('none', ...allOutputChecks.map(({ code }) => code)),
  }),
  fc.record({
    kind: fc.constant('length' as const),
    pair,
    measure: fc.constantFrom('length' as const, 'bytes' as const, 'segments' as const),
    from: bound,
    until: bound,
  }),
  fc.record({
    kind: fc.constant('length' as const),
    pair: fc.constant(null),
    measure: fc.constant('bytes' as const),
    from: fc.integer({ min: 300, max: 460 }),
    until: fc.constant(500),
  }),
  fc.record({ kind: fc.constant('skipped' as const), reason: fc.constantFrom('no-trigger-event', 'stopped') }),
  fc.record({
    kind: fc.constant('difference' as const),
    what: fc.constantFrom('changed' as const, 'lost' as const),
    pair: fc.option(fc.nat({ max: 2 })),
  }),
  fc.record({ kind: fc.constant('difference' as const), what: fc.constantFrom('entered' as const, 'left' as const) }),
  fc.constant({ kind: 'violation' as const, type: 'x', pair: null, pointer: '' }),
)

const message = compile(draft)
const oldMessage = compile(against)
const makeBatch = batchMaker(draft)

/** The identities that a scan of everything finds, in cache order. */
function scanned(db: Db, wanted: ProofWanted, everyOccurrence: boolean): string[] {
  const every = (of: Draft, as: Message) => [...new Audience(db, of, as, asOf).all(everyOccurrence)]
  if (wanted.kind === 'difference') return compared(every(draft, message), every(against, oldMessage), wanted)
  return every(draft, message)
    .filter((candidate) => isWanted(candidate, wanted))
    .map(({ recipient }) => recipient.identity)
}

function isWanted(candidate: Candidate, wanted: ProofWanted): boolean {
  if (wanted.kind === 'skipped') return candidate.status === 'skipped' && candidate.reason === wanted.reason
  if (candidate.status === 'skipped') return false
  const { recipient } = candidate
  const resolved = message.resolve(recipient)
  const text = resolved['pair' in wanted && typeof wanted.pair === 'number' ? wanted.pair : 0]?.text
  switch (wanted.kind) {
    case 'outcome': {
      const pairs = wanted.pair === null ? resolved : resolved.slice(wanted.pair, wanted.pair + 1)
      const tokens = pairs.flatMap(({ pieces }) => pieces).filter(({ from }) => from !== 'text')
      if (pairs.length === 0 || (wanted.token !== null && wanted.token >= tokens.length)) return false
      const own = wanted.token === null ? tokens : tokens.slice(wanted.token, wanted.token + 1)
      const sources = own.map(({ from }) => from)
      const worst = sources.includes('empty') ? 'empty' : sources.includes('default') ? 'default' : 'value'
      return (
        (wanted.from === null || worst === wanted.from) &&
        (wanted.missing === null || own.some(({ missing }) => missing === wanted.missing))
      )
    }
    case 'finding': {
      // the proof of this one user alone
      const alone = new Proof(proofShape(draft.pairs, message))
      const outcomes = new Uint8Array(message.tokens.length)
      const texts = message.outcomes(recipient, outcomes)
      alone.add({ position: 0, identity: '', texts, outcomes, bytes: 0 })
      return alone.findings.findings(1).some(({ code, pair }) => code === wanted.code && pair === wanted.pair)
    }
    case 'length': {
      if (text === undefined) return false
      const length = () => {
        if (wanted.pair === null) {
          const texts = resolved.map((one) => one.text)
          return Buffer.byteLength(JSON.stringify(makeBatch(recipient, texts)))
        }
        if (wanted.measure === 'segments') return new SegmentedMessage(text).segmentsCount
        return wanted.measure === 'bytes' ? Buffer.byteLength(text) : [...text].length
      }
      return length() >= wanted.from && length() <= wanted.until
    }
    default:
      return false
  }
}

/** Where a user has several messages, they are told apart by when the event was. */
function compared(
  now: readonly Candidate[],
  then: readonly Candidate[],
  wanted: Extract<ProofWanted, { readonly kind: 'difference' }>,
): string[] {
  const ready = (all: readonly Candidate[]) => all.filter(({ status }) => status === 'ready')
  const [after, before] = [ready(now), ready(then)]
  const has = (all: readonly Candidate[], one: Candidate) =>
    all.find(({ recipient }) => recipient.identity === one.recipient.identity)
  const identities = (all: readonly Candidate[]) => all.map(({ recipient }) => recipient.identity)
  if (wanted.what === 'entered') return identities(after.filter((one) => has(before, one) === undefined))
  if (wanted.what === 'left') return identities(before.filter((one) => has(after, one) === undefined))
  const { what } = wanted
  const pair = 'pair' in wanted ? wanted.pair : null
  return identities(
    after.filter((one) => {
      const former = has(before, one)
      if (former === undefined) return false
      const old = oldMessage.resolve(former.recipient)
      return message.resolve(one.recipient).some(({ key, text, pieces }, index) => {
        const same = old.find((pair) => pair.key === key)
        if (same === undefined || (pair !== null && pair !== index)) return false
        const withoutValue = (all: typeof pieces) =>
          all.filter(({ from }) => from === 'default' || from === 'empty').length
        return what === 'changed' ? same.text !== text : withoutValue(pieces) > withoutValue(same.pieces)
      })
    }),
  )
}

test('the users behind every figure are those that a scan of everything finds, in cache order', async () => {
  const reached = new Map(
    ['outcome', 'finding', 'length', 'skipped', 'difference'].map((kind) => [kind, new Branch(`someone by ${kind}`)]),
  )
  await law(
    fc.asyncProperty(anyWorld, fc.array(anyWanted, { maxLength: 12 }), fc.boolean(), async (users, all, every) => {
      await inWorld(users, (db) => {
        const request: ProofRequest = { draft, against, asOf, everyOccurrence: every }
        const run = new ProofRun(1, db, { request, before: null, planTrouble: null })
        while (run.step());
        for (const wanted of all) {
          // the audience of the older draft has one message for each user
          if (every && wanted.kind === 'difference') continue
          const identities = scanned(db, wanted, every)
          if (identities.length > 0) reached.get(wanted.kind)?.reach()
          const page = run.people(wanted, 0, 500)
          expect({ ...page, rows: page.rows.map(({ identity }) => identity) }, JSON.stringify(wanted)).toEqual({
            total: identities.length,
            rows: identities,
            done: true,
          })
          expect(run.people(wanted, 1, 2).rows).toEqual(page.rows.slice(1, 3))
        }
      })
    }),
    { runs: 200, reaches: [...reached.values()] },
  )
})

test('who left is told with what it would have got, and why it does not any more', async () => {
  const users = [
    { identity: 'left', properties: { A: 'x', Name: 'Mira' }, visits: [] },
    { identity: 'stayed', properties: { A: 'x' }, visits: [10] },
    { identity: 'entered', properties: {}, visits: [20] },
  ]
  await inWorld(users, (db) => {
    const run = new ProofRun(1, db, {
      request: { draft, against, asOf, everyOccurrence: false },
      before: null,
      planTrouble: null,
    })
    while (run.step());
    expect(run.people({ kind: 'difference', what: 'left' }, 0, 9).rows).toMatchObject([
      { identity: 'left', name: 'Mira', nth: 1, event: null, reason: 'no-trigger-event' },
    ])
    expect(run.people({ kind: 'difference', what: 'entered' }, 0, 9).rows).toMatchObject([
      { identity: 'entered', event: { name: visited, ts: 20 }, reason: null },
    ])
  })
})

test('before the walk has come to them, users are not found, and that is said', async () => {
  const users = Array.from({ length: 1200 }, (_, i) => {
    return { identity: `cust-${String(i)}`, properties: { A: 'x' }, visits: [1] }
  })
  const wanted: ProofWanted = { kind: 'outcome', pair: 0, token: 0, from: 'value', missing: null }
  await inWorld(users, (db) => {
    const request: ProofRequest = { draft, against: null, asOf, everyOccurrence: false }
    const run = new ProofRun(1, db, { request, before: null, planTrouble: null })
    expect(run.people(wanted, 0, 2)).toMatchObject({ total: 0, rows: [], done: false })
    run.step()
    expect(run.people(wanted, 499, 2)).toMatchObject({ total: 500, rows: [{ identity: 'cust-499' }], done: false })
    while (run.step());
    expect(run.people(wanted, 1199, 9)).toMatchObject({ total: 1200, rows: [{ identity: 'cust-1199' }], done: true })
    // of a pair that was not edited everyone is known at once
    const pairs = draft.pairs.map((pair, index) => (index === 1 ? { ...pair, value: 'new' } : pair))
    const edited = new ProofRun(2, db, {
      request: { ...request, draft: { ...draft, pairs } },
      before: run,
      planTrouble: null,
    })
    expect(edited.people(wanted, 0, 1)).toMatchObject({ total: 1200, done: true })
    expect(edited.people({ ...wanted, pair: 1, token: null }, 0, 1)).toMatchObject({ total: 0, done: false })
  })
})
