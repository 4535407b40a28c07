import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { ProofRequest } from '../../../../electron/engine/proof/proof-walk.ts'
import { StandingProof } from '../../../../electron/engine/proof/standing/standing-proof.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { defaultAsOf } from '../../../../electron/engine/store/observed-schema.ts'
import { cacheFolder, importInto } from '../cache.ts'
import { proofIn } from './worlds.ts'

const samples = join(import.meta.dirname, '../../../../resources/samples')
const { newCache } = cacheFolder()
const cache = newCache()

beforeAll(() =>
  importInto(
    cache,
    ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(samples, name)),
  ),
)

const drafts = ['tour', 'cart-reminder', 'win-back'].map((name): [string, Draft] => {
  const parsed = parseDraft(readFileSync(join(samples, `${name}.galley.json`), 'utf8'))
  if (!parsed.ok) throw new Error(parsed.error.message)
  return [name, parsed.value]
})

function toTheEnd(standing: StandingProof): StandingProof {
  while (standing.step());
  return standing
}

test('the drafts that come with Galley use what is hardest to read again', () => {
  const all = drafts.map(([, draft]) => draft)
  expect(all.some(({ constant }) => constant !== null)).toBe(true)
  expect(all.some(({ recommendations }) => recommendations.length > 0)).toBe(true)
  expect(all.some(({ trigger }) => trigger?.kind === 'live-inaction')).toBe(true)
})

test.each(drafts)(
  '%s: after an edit of each pair the figures are those of a proof that begins anew',
  async (_, draft) => {
    const db = openStore(cache)
    try {
      for (const everyOccurrence of [false, true]) {
        const request: ProofRequest = { draft, against: null, asOf: defaultAsOf(db), everyOccurrence }
        // also counts what the draft recommends
        const fresh = await proofIn(db, request)
        expect(fresh.recipients).toBeGreaterThan(0)
        let standing = toTheEnd(new StandingProof(db, request, null))
        expect(JSON.stringify(standing.figures().json)).toBe(JSON.stringify(fresh))
        for (const nth of everyOccurrence ? [1] : draft.pairs.keys()) {
          const pairs = draft.pairs.map(({ key, value }, index) => ({
            key,
            value: index === nth ? `${value} \\ ü` : value,
          }))
          const edited = { ...request, draft: { ...draft, pairs }, against: nth === 0 ? draft : null }
          standing = toTheEnd(new StandingProof(db, edited, standing))
          expect(JSON.stringify(standing.figures().json)).toBe(JSON.stringify(await proofIn(db, edited)))
        }
      }
    } finally {
      db.close()
    }
  },
)

test('slots that are not counted yet are named, and skip no one; once they are, the audience is decided anew', async () => {
  const other = newCache()
  await importInto(
    other,
    ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(samples, name)),
  )
  const [, draft] = drafts.find(([, { recommendations }]) => recommendations.length > 0) ?? ['', null]
  if (draft === null) throw new Error('No draft recommends anything.')
  const db = openStore(other)
  try {
    const request: ProofRequest = { draft, against: null, asOf: defaultAsOf(db), everyOccurrence: false }
    const before = toTheEnd(new StandingProof(db, request, null))
    expect(before.figures().counting).toEqual([...new Set(draft.recommendations.map(({ slot }) => slot))])
    const counted = await proofIn(db, request)
    const after = toTheEnd(new StandingProof(db, request, before)).figures()
    expect(after.counting).toEqual([])
    expect(JSON.stringify(after.json)).toBe(JSON.stringify(counted))
  } finally {
    db.close()
  }
})
