import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../../../../electron/engine/store/db.ts'
import type { Draft } from '#shared/campaign/draft'
import { anyWorld, inWorld, proofIn, visited, worldDraft } from './worlds.ts'
import { law } from '../../law.ts'

// An independent count: what SQLite itself says of the rows, and strings put together by hand.

const triggered: Draft = { ...worldDraft, trigger: { kind: 'live-action', event: visited, where: [] } }

/** In the notation of the proof: where the text is from, and the kind of missing. */
interface Seen {
  readonly from: 'value' | 'default' | 'empty'
  readonly kind: string | null
  readonly text: string
}

function look(json: unknown, fallback: string | null): Seen {
  const missing = (kind: string): Seen =>
    kind !== 'blank' && fallback !== null
      ? { from: 'default', kind, text: fallback }
      : { from: 'empty', kind, text: '' }
  if (json === undefined) return missing('absent')
  if (json === null) return missing('null')
  if (json === '') return missing('empty')
  if (typeof json === 'string') {
    const isBlank = [...json].every((char) => /\s/u.test(char))
    // blank is not among the kinds that call for a default here: it is shown as it is
    return { from: 'value', kind: isBlank ? 'blank' : null, text: json }
  }
  if (Array.isArray(json))
    return json.length === 0 ? missing('empty') : { from: 'value', kind: null, text: json.join(', ') }
  return typeof json === 'object'
    ? missing('not-text')
    : { from: 'value', kind: null, text: `${json as number | boolean}` }
}

function count(db: Db, isTriggered: boolean, asOf: number) {
  const rows = db
    .prepare<[number], { identity: string; properties: string; visits: number }>(
      `SELECT identity, properties, (SELECT count(*) FROM event e WHERE e.profile = p.id AND ts <= ?) AS visits
       FROM profile p ORDER BY id`,
    )
    .all(asOf)
  const ready = rows.filter(({ visits }) => !isTriggered || visits > 0)
  const people = ready.map(({ identity, properties }) => {
    const { A, B } = JSON.parse(properties) as { A?: unknown; B?: unknown }
    const tokens = [look(A, 'there'), look(B, null), look(A, null)] as const
    return {
      identity,
      tokens,
      texts: [`Hi ${tokens[0].text}, ok`, `${tokens[1].text} and ${tokens[2].text}`] as const,
    }
  })
  return { people, skipped: rows.length - ready.length }
}

test.each([
  ['every profile', worldDraft],
  ['those who did something', triggered],
])('the figures of %s equal an independent count', async (_, draft) => {
  await law(
    fc.asyncProperty(anyWorld, async (users) => {
      await inWorld(users, async (db) => {
        const json = await proofIn(db, { draft })
        const { people, skipped } = count(db, draft.trigger !== null, 1000)
        expect(json.recipients).toBe(people.length)
        expect(Object.values(json.skipped).reduce((sum, n) => sum + n, 0)).toBe(skipped)

        const tokens = json.pairs.flatMap((pair) => pair.tokens)
        for (const at of [0, 1, 2] as const) {
          const seen = people.map((person) => person.tokens[at])
          const of = (fits: (one: Seen) => boolean) => seen.filter(fits).length
          expect(tokens[at]).toMatchObject({
            value: of(({ from }) => from === 'value'),
            default: of(({ from }) => from === 'default'),
            empty: of(({ from }) => from === 'empty'),
          })
          const kinds = Object.groupBy(
            seen.flatMap(({ kind }) => kind ?? []),
            (kind) => kind,
          )
          expect(tokens[at]?.missing).toEqual(
            Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all?.length])),
          )
        }
        for (const [pair, own] of [[0], [1, 2]].entries()) {
          const worst = people.map((person) => {
            const from = new Set(own.map((at) => person.tokens[at]?.from))
            return from.has('empty') ? 'empty' : from.has('default') ? 'default' : 'value'
          })
          const of = (wanted: string) => worst.filter((one) => one === wanted).length
          expect(json.pairs[pair]?.outcome).toEqual({ value: of('value'), default: of('default'), empty: of('empty') })
        }
        const whole = people.filter((person) => person.tokens.every(({ from }) => from !== 'empty')).length
        expect(json.coverage).toBe(people.length === 0 ? null : Math.floor((whole * 10_000) / people.length) / 100)

        for (const pair of [0, 1] as const) {
          const lengths = people.map(({ texts }) => [...texts[pair]].length).sort((a, b) => a - b)
          const { length } = json.pairs[pair] ?? {}
          if (lengths.length === 0) expect(length).toBeNull()
          else {
            expect(length).toMatchObject({
              min: lengths[0],
              p50: lengths[Math.ceil(lengths.length / 2) - 1],
              max: lengths.at(-1),
              longest: people.find(({ texts }) => [...texts[pair]].length === lengths.at(-1))?.identity,
            })
          }
        }
      })
    }),
    { runs: 120 },
  )
})

test('wherever the walk is divided, the proof is the same to the byte, also against another draft', async () => {
  const against: Draft = { ...triggered, pairs: [{ key: 'body', value: '{{ @Profile - B | default: "x" }}' }] }
  await law(
    fc.asyncProperty(anyWorld, fc.array(fc.nat({ max: 75 }), { maxLength: 4 }), async (users, ends) => {
      await inWorld(users, async (db) => {
        const request = { draft: worldDraft, against }
        expect(JSON.stringify(await proofIn(db, request, ends))).toBe(JSON.stringify(await proofIn(db, request)))
      })
    }),
    { runs: 80 },
  )
})

test('a comparison counts those who enter, leave, change and lose a value', async () => {
  const users = [
    { identity: 'both', properties: { A: 'Mira' }, visits: [10] },
    { identity: 'only-before', properties: { A: 'Ada' }, visits: [] },
    { identity: 'late', properties: {}, visits: [2000] },
  ]
  await inWorld(users, async (db) => {
    const before: Draft = { ...worldDraft, pairs: [{ key: 'title', value: 'Hi {{ @Profile - A }}' }] }
    const after: Draft = { ...triggered, pairs: [{ key: 'title', value: 'Hi {{ @Profile - Z }}' }] }
    const { difference } = await proofIn(db, { draft: after, against: before })
    expect(difference).toEqual({
      ...{ changed: 1, lost: 1, entered: 0, left: 2, added: [], removed: [] },
      pairs: [{ key: 'title', changed: 1, lost: 1, examples: [{ identity: 'both', before: 'Hi Mira', after: 'Hi ' }] }],
    })
    const back = await proofIn(db, { draft: before, against: after })
    expect(back.difference).toMatchObject({ changed: 1, lost: 0, entered: 2, left: 0 })
  })
})

test('every occurrence is a recipient of its own, and is compared with itself', async () => {
  await inWorld([{ identity: 'one', properties: { A: 'Mira' }, visits: [10, 20, 30] }], async (db) => {
    const draft: Draft = { ...triggered, pairs: [{ key: 'at', value: '{{ @Event - at }}' }] }
    const json = await proofIn(db, { draft, against: draft, everyOccurrence: true })
    expect(json.recipients).toBe(3)
    expect(json.difference).toMatchObject({ changed: 0, lost: 0, entered: 0, left: 0 })
  })
})
