import fc from 'fast-check'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { DataPlan } from '#shared/plan/data-plan'
import type { Properties, Value } from '#shared/sample/value'
import { unattended } from '../../../../electron/engine/files/job-control.ts'
import { proofDraft } from '../../../../electron/engine/proof/proof-draft.ts'
import { ProofParts } from '../../../../electron/engine/proof/proof-parts.ts'
import { type ProofRequest, ProofWalk } from '../../../../electron/engine/proof/proof-walk.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'

/** A user of a generated world; `visits` is when it visited, in milliseconds since 1970. */
export interface WorldUser {
  readonly identity: string
  readonly properties: Properties
  readonly visits: readonly number[]
}

export const visited = 'Visited'

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>('Mira', 'Þórdís', '', ' ', null, 7, 2.5, true, 'is null', '{{', 'a  b', '👋 hej', '&amp;'),
  fc.constantFrom<Value>({ a: 1 }, ['x', 'y'], []),
  fc.string({ unit: fc.constantFrom('a', 'é', '👋', 'e\u0301', ' ', '{', '"'), maxLength: 9 }),
)

const user = fc.record({
  properties: fc.record({ A: value, B: value }, { requiredKeys: [] }),
  visits: fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 3 }),
})

/** Some users, in the order of import. */
export const anyWorld: fc.Arbitrary<WorldUser[]> = fc
  .array(user, { maxLength: 24 })
  .map((users) => users.map((made, index) => ({ ...made, identity: `cust-${String(index)}` })))

/** Two pairs and three tokens, with and without a default. */
export const worldDraft: Draft = {
  ...initialDraft,
  pairs: [
    { key: 'title', value: 'Hi {{ @Profile - A | default: "there" }}, ok' },
    { key: 'body', value: '{{ @Profile - B }} and {{ @Profile - A }}' },
  ],
}

/** A plan that some of the payloads fit. */
export const worldPlan: DataPlan = {
  ...{ id: 'world', version: 1 },
  points: [
    {
      ...{ type: 'custom_event', description: '' },
      criteria: { event_name: 'campaign_message', custom_event_type: 'other' },
      definition: {
        properties: {
          data: {
            properties: {
              custom_attributes: {
                additionalProperties: false,
                properties: { title: { type: 'string', pattern: '^Hi [A-Z]' }, body: { type: 'string', maxLength: 8 } },
                required: ['title'],
              },
            },
          },
        },
      },
    },
  ],
}

/** Fills a cache of its own, in memory, and runs something with it. */
export async function inWorld<Answer>(
  users: readonly WorldUser[],
  use: (db: Db) => Answer | Promise<Answer>,
): Promise<Answer> {
  const db = openStore(':memory:')
  try {
    fillWorld(db, users)
    return await use(db)
  } finally {
    db.close()
  }
}

export function fillWorld(db: Db, users: readonly WorldUser[]): void {
  const addProfile = db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, NULL, 1, 1, 1)')
  const addEvent = db.prepare('INSERT INTO event VALUES (NULL, ?, 1, ?, ?, 1, 1)')
  db.transaction(() => {
    db.exec(`INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0)`)
    db.prepare('INSERT INTO event_name (name) VALUES (?)').run(visited)
    for (const [index, { identity, properties, visits }] of users.entries()) {
      addProfile.run(index * 3 + 1, identity, JSON.stringify(properties))
      for (const ts of visits) addEvent.run(index * 3 + 1, ts, JSON.stringify({ at: ts }))
    }
  })()
}

/** The proof of a cache that is walked in ranges which end at these ids, and then in one to its end. */
export async function proofIn(
  db: Db,
  request: Partial<ProofRequest> & Pick<ProofRequest, 'draft'>,
  ends: readonly number[] = [],
) {
  const whole: ProofRequest = { against: null, asOf: 1000, everyOccurrence: false, ...request }
  const { draft, against, asOf, plan = null } = whole
  const parts = new ProofParts(proofDraft(draft), against === null ? null : proofDraft(against), plan?.told ?? null)
  const walk = new ProofWalk(db, whole, unattended)
  walk.prepare()
  const ordered = [...ends].sort((a, b) => a - b)
  const ranges = [...ordered, Infinity].map((until, index) => ({ after: ordered[index - 1] ?? 0, until }))
  // the last one first: whichever is ready first has to wait for those before it
  for (const [nth, range] of [...ranges.entries()].reverse()) {
    const part = await walk.range(range, () => undefined)
    if (part !== null) parts.put(nth, part)
  }
  return parts.json(asOf)
}
