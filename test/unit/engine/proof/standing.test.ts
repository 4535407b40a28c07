import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { PairProof } from '#shared/proof/pair-proof'
import { Judge } from '../../../../electron/engine/decide/judge.ts'
import { planCheck } from '../../../../electron/engine/proof/plan-check.ts'
import type { ProofRequest } from '../../../../electron/engine/proof/proof-walk.ts'
import { StandingProof } from '../../../../electron/engine/proof/standing/standing-proof.ts'
import { Branch, law } from '../../law.ts'
import { anyEdit, anyPairs } from './standing-edits.ts'
import { anyWorld, inWorld, proofIn, visited, worldDraft, worldPlan, type WorldUser } from './worlds.ts'

/** What is asked for after an edit, besides the draft itself. */
const anyQuestion = fc.record({
  isCompared: fc.boolean(),
  isPlanned: fc.boolean(),
  asOf: fc.constantFrom(1000, 1000, 1500),
  everyOccurrence: fc.constantFrom(false, false, true),
  /** How many pages are looked at before the next edit; the last proof always gets to its end. */
  steps: fc.constantFrom(0, 1, 2, Infinity),
})

const anySession = fc.record({
  pairs: anyPairs,
  edits: fc.array(fc.tuple(anyEdit, anyQuestion), { minLength: 1, maxLength: 6 }),
})

type Session = typeof anySession extends fc.Arbitrary<infer Value> ? Value : never

/** Edits a draft again and again, and compares the last proof with one that knows nothing of the edits. */
async function expectFresh(users: readonly WorldUser[], { pairs, edits }: Session): Promise<void> {
  await inWorld(users, async (db) => {
    let draft: Draft = { ...worldDraft, pairs }
    let standing: StandingProof | null = null
    let request: ProofRequest = { draft, against: null, asOf: 1000, everyOccurrence: false }
    for (const [index, [edit, { isCompared, isPlanned, asOf, everyOccurrence, steps }]] of edits.entries()) {
      const before = draft
      draft = edit(draft)
      const [against, plan] = [isCompared ? before : null, isPlanned ? await planCheck(draft, worldPlan) : null]
      request = { draft, against, asOf, everyOccurrence, plan }
      standing = new StandingProof(db, request, standing)
      const isLast = index === edits.length - 1
      for (let left = isLast ? Infinity : steps; left > 0 && standing.step(); left--);
      if (!isLast) standing.end()
    }
    expect(JSON.stringify(standing?.figures().json)).toBe(JSON.stringify(await proofIn(db, request)))
  })
}

test('after any edits the figures are to the byte those of a proof that begins anew', async () => {
  await law(fc.asyncProperty(anyWorld, anySession, expectFresh), { runs: 300 })
})

test('they are also where an edit came in the middle of a proof', async () => {
  const interrupted = new Branch('an edit in the middle')
  await law(
    fc.asyncProperty(anyWorld, anySession, async (some, session) => {
      const users = Array.from({ length: 1300 }, (_, i): WorldUser => {
        const user = some[i % some.length] ?? { properties: {}, visits: [] }
        return { ...user, identity: `cust-${String(i)}` }
      })
      if (session.edits.slice(0, -1).some(([, { steps }]) => steps === 1 || steps === 2)) interrupted.reach()
      await expectFresh(users, session)
    }),
    { runs: 25, reaches: [interrupted] },
  )
})

afterEach(() => {
  vi.restoreAllMocks()
})

test('an edit of one pair decides no audience, and makes the texts of that pair alone', async () => {
  const users = Array.from({ length: 900 }, (_, i): WorldUser => {
    return { identity: `cust-${String(i)}`, properties: { A: i }, visits: i % 3 === 0 ? [] : [i] }
  })
  await inWorld(users, (db) => {
    const decided = vi.spyOn(Judge.prototype, 'qualify')
    const made = vi.spyOn(PairProof.prototype, 'add')
    let standing: StandingProof | null = null
    const did = (change: Partial<Draft>) => {
      const trigger = { kind: 'live-action', event: visited, where: [] } as const
      const draft = { ...worldDraft, trigger, ...change }
      decided.mockClear()
      made.mockClear()
      standing = new StandingProof(db, { draft, against: null, asOf: 1000, everyOccurrence: false }, standing)
      while (standing.step());
      return { decided: decided.mock.calls.length, made: made.mock.calls.length }
    }
    const { pairs } = worldDraft
    const [title, body] = pairs
    if (title === undefined || body === undefined) throw new Error('Two pairs are needed.')
    expect(did({})).toEqual({ decided: 900, made: 1200 })
    expect(did({ pairs: [title, { ...body, value: 'new {{ @Profile - A }}' }] })).toEqual({ decided: 0, made: 600 })
    expect(did({ pairs: [{ ...title, key: 'renamed' }, body] })).toEqual({ decided: 0, made: 600 })
    expect(did({ pairs: [body, title, { key: 'again', value: body.value }] })).toEqual({ decided: 0, made: 0 })
    expect(did({ include: { profileAttributes: ['A'], pushTokens: false } })).toEqual({ decided: 0, made: 0 })
    expect(did({ timeZone: 'Asia/Kolkata' })).toEqual({ decided: 0, made: 1200 })
    expect(did({ timeZone: 'Asia/Kolkata', profileWhere: [{ property: 'A', is: 'exists' }] })).toEqual({
      ...{ decided: 900, made: 1200 },
    })
  })
})
