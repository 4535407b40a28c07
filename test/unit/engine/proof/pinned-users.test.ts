import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft, Trigger } from '#shared/campaign/draft'
import { maskedPin } from '#shared/proof/expectations/mask-pin'
import { parsePins, printPins } from '#shared/proof/expectations/pin-file'
import { resolveKept } from '#shared/proof/expectations/resolve-pin'
import { compile } from '#shared/resolve/compile'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { PinnedUsers } from '../../../../electron/engine/proof/pinned-users.ts'
import { Branch, law } from '../../law.ts'
import { anyWorld, inWorld, visited, worldDraft } from './worlds.ts'

const at = { property: 'at', is: 'greater', value: 500 } as const
const triggers: readonly (Trigger | null)[] = [
  null,
  { kind: 'live-action', event: visited, where: [] },
  { kind: 'live-action', event: visited, where: [at] },
  {
    kind: 'live-inaction',
    did: { event: visited, where: [] },
    didNot: { event: visited, where: [at] },
    withinMinutes: 0.005,
  },
  { kind: 'past-behaviour', match: 'all', did: [{ event: visited, where: [at] }], didNot: [] },
]
const drafts: fc.Arbitrary<Draft> = fc
  .record({
    trigger: fc.constantFrom(...triggers),
    constant: fc.constantFrom(null, 'When'),
    profileWhere: fc.constantFrom([], [{ property: 'A', is: 'exists' } as const]),
  })
  .map((made) => ({
    ...worldDraft,
    ...made,
    aliases: [{ name: 'When', properties: { [visited]: 'at' } }],
    pairs: [
      ...worldDraft.pairs,
      { key: 'when', value: '{{ @Event - at }} {{ @Visited - at | default: "never" }} {{ @Constant - When }}' },
    ],
  }))

test('a pin that keeps its properties says without the cache what the cache says, for every user', async () => {
  const ready = new Branch('a recipient')
  const skipped = new Branch('a user who is skipped')
  await law(
    fc.asyncProperty(anyWorld, drafts, fc.integer({ min: 0, max: 2500 }), async (world, draft, asOf) => {
      await inWorld(world, (db) => {
        const users = new PinnedUsers(db, draft)
        const without = new PinnedUsers(null, draft)
        const message = compile(draft)
        const recipients = [...new Audience(db, draft, message, asOf).all()]
        for (const { identity } of world) {
          const kept = users.pin(identity, asOf, true)
          const bare = users.pin(identity, asOf, false)
          if (kept === null || bare === null) throw new Error(`no pin for ${identity}`)
          const candidate = recipients.find(({ recipient }) => recipient.identity === identity)
          if (candidate === undefined) throw new Error('not in the audience')
          const now =
            candidate.status === 'skipped'
              ? { skipped: candidate.reason }
              : {
                  texts: Object.fromEntries(
                    message.texts(candidate.recipient).map((text, i) => [message.keys[i] ?? '', text]),
                  ),
                }
          expect(kept).toMatchObject(now)
          const read = parsePins(printPins({ pins: [kept] }), 'x')
          const [pin = kept] = read.ok ? read.value.pins : []
          expect(without.outcome(pin)).toEqual(now)
          expect(users.outcome(bare)).toEqual(now)
          expect(without.outcome(bare)).toBeNull()
          if (candidate.status === 'skipped') skipped.reach()
          else ready.reach()
        }
      })
    }),
    { runs: 150, reaches: [ready, skipped] },
  )
})

test('a pin stays at its occurrence while that qualifies, and goes to the newest where it does not', async () => {
  const draft: Draft = {
    ...worldDraft,
    trigger: { kind: 'live-action', event: visited, where: [] },
    pairs: [{ key: 'when', value: '{{ @Event - at }}' }],
  }
  const world = [{ identity: 'a', properties: {}, visits: [100, 700] }]
  await inWorld(world, (db) => {
    const pinned = new PinnedUsers(db, draft).pin('a', 1000, true)
    if (pinned === null) throw new Error('no pin')
    const early = { ...pinned, event: { name: visited, ts: 100 } }
    const { keeps: _keeps, ...bare } = early
    for (const pin of [early, bare]) {
      expect(new PinnedUsers(db, draft).outcome(pin)).toEqual({ texts: { when: '100' } })
      const stricter: Draft = { ...draft, trigger: { kind: 'live-action', event: visited, where: [at] } }
      expect(new PinnedUsers(db, stricter).outcome(pin)).toEqual({ texts: { when: '700' } })
    }
  })
})

test('a mask hides what is personal, and is refused where it would decide otherwise', () => {
  const draft: Draft = {
    ...worldDraft,
    payload: { ...worldDraft.payload, identities: { customer_id: 'Identity', other: 'Card' } },
    pairs: [
      {
        key: 'title',
        value: 'Hi {{ @Profile - First Name }} {{ @Profile - Card }} {{ @Profile - City }}{{ @Profile - Phone }}',
      },
    ],
  }
  const pin = {
    ...{ identity: 'cust-1', asOf: '2026-01-01T00:00:00Z', texts: { title: 'Hi Mira 99 Lund' } },
    keeps: { profile: { 'First Name': 'Mira', Card: 99, City: 'Lund', Phone: '' } },
  }
  const compiled = { draft, message: compile(draft) }
  const made = maskedPin(compiled, pin, 3)
  expect(made).toEqual({
    ok: true,
    value: {
      ...{ identity: '‹user 3›', masked: true, asOf: '2026-01-01T00:00:00Z' },
      texts: { title: 'Hi ‹First Name 3› ‹Card 3› Lund' },
      keeps: { profile: { 'First Name': '‹First Name 3›', Card: '‹Card 3›', City: 'Lund', Phone: '' } },
    },
  })
  if (made.ok) expect(resolveKept(compiled, made.value)).toEqual({ texts: made.value.texts })
  const strict = { ...draft, profileWhere: [{ property: 'Card', is: 'equals' as const, value: 99 }] }
  const refused = maskedPin({ draft: strict, message: compile(strict) }, pin, 3)
  expect(refused.ok ? '' : refused.error).toContain('cannot be pinned under a mask')
})
