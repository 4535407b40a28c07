import { Writable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { parseJson } from '#shared/json/exact-number'
import { compile } from '#shared/resolve/compile'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { decidedLine } from '../../../../electron/engine/audience/decided-line.ts'
import { exportDraft } from '../../../../electron/engine/export/export-draft.ts'
import type { PipeOptions } from '../../../../electron/engine/pipe/pipe.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { profileLines } from '../../../../electron/engine/store/profile-lines.ts'
import { Branch, law } from '../../law.ts'
import { anyAsOf, anyDraft, anyWorld, propertiesFrom } from './histories.ts'
import type { World } from './reference-model.ts'
import { piped } from '../../engine/pipe/run-pipe.ts'

const db = openStore(':memory:', { create: true })
afterAll(() => db.close())
db.exec(`INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0);
  INSERT INTO event_name VALUES (7, 'A'), (3, 'B'), (5, 'C')`)
const addProfile = db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, NULL, 1, 1, 1)')
const addEvent = db.prepare('INSERT INTO event VALUES (?, ?, (SELECT id FROM event_name WHERE name = ?), ?, ?, 1, 1)')

const put = db.transaction(({ profiles, events }: World) => {
  db.exec('DELETE FROM event; DELETE FROM profile')
  for (const [i, properties] of profiles.entries()) {
    // a profile's own name for itself need not be what the cache knows it by
    addProfile.run(i + 1, `u${String(i)}`, JSON.stringify({ ...propertiesFrom(properties), Identity: `i${String(i)}` }))
  }
  for (const [i, { of, name, ts, properties }] of events.entries()) {
    addEvent.run(i + 1, of + 1, name, ts, JSON.stringify(propertiesFrom({ ...properties, at: i })))
  }
})

const value =
  '{{ @Profile - p | default: "d" }} {{ @Event - q }} {{ @Event - at }} {{ @C - at | default: "none" }} {{ @Constant - Product }} {{ @Constant #2 - Product }}'
const withPairs = (draft: Draft): Draft => ({
  ...draft,
  id: 'law',
  pairs: [{ key: 'title', value }],
  include: { ...draft.include, profileAttributes: ['p', 'q'] },
})

async function exported(draft: Draft, asOf: number, everyOccurrence: boolean): Promise<string[]> {
  const written: Buffer[] = []
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk)
      done()
    },
  })
  const about = { out: '-', shape: 'ndjson', limit: null, draftSha256: '', version: '' } as const
  await exportDraft(db, { ...about, draft, asOf, everyOccurrence, stdout })
  return Buffer.concat(written).toString().split('\n').filter(Boolean)
}

/** The batches of answers, as they stand in them. */
function batchesIn(answers: readonly string[]): string[] {
  return answers.flatMap((answer) => {
    if (answer.startsWith('{"skipped":') || answer.startsWith('{"error":')) return []
    if (!answer.startsWith('{"batches":[')) return [answer]
    return (parseJson(answer) as { batches: unknown[] }).batches.map((batch) => JSON.stringify(batch))
  })
}

/** Pipes lines in parts, each through a pipe of its own, and joins the answers. */
async function pipedInParts(draft: Draft, lines: readonly string[], cuts: readonly number[], options: PipeOptions) {
  const parts = Array.from({ length: cuts.length + 1 }, (_, i) => {
    const sorted = [...cuts].sort((a, b) => a - b)
    return lines.slice(sorted[i - 1] ?? 0, sorted[i] ?? lines.length)
  })
  const done = await Promise.all(
    parts.map((part) => piped(draft, [Buffer.from(part.map((one) => `${one}\n`).join(''))], options)),
  )
  return done.flatMap(({ answers }) => answers)
}

test.each([false, true])(
  'lines decided by the pipe, lines decided by the cache, and an export are the same batches, every occurrence: %s',
  async (everyOccurrence) => {
    const some = new Branch('some batches')
    const several = new Branch('several batches of one profile')
    const skips = new Branch('a skip')
    const cuts = fc.array(fc.nat({ max: 4 }), { maxLength: 3 })
    await law(
      fc.asyncProperty(anyDraft.map(withPairs), anyWorld, anyAsOf, cuts, async (draft, world, asOf, parts) => {
        put(world)
        const expected = await exported(draft, asOf, everyOccurrence)
        const samples = [...profileLines(db)]
        const decide = { asOf, everyOccurrence, recommender: null }
        const deciding = await pipedInParts(draft, samples, parts, { asOf, decide })
        expect(deciding).toHaveLength(samples.length)
        expect(batchesIn(deciding)).toEqual(expected)
        if (expected.length > 0) some.reach()
        if (deciding.some((answer) => answer.startsWith('{"batches"'))) several.reach()
        if (deciding.some((answer) => answer.startsWith('{"skipped"'))) skips.reach()
        const recipients = [...new Audience(db, draft, compile(draft), asOf).all(everyOccurrence)].flatMap((one) =>
          one.status === 'ready' ? [JSON.stringify(decidedLine(one.recipient))] : [],
        )
        // the lines know their clock
        expect(await pipedInParts(draft, recipients, parts, { asOf: null })).toEqual(expected)
        expect(await pipedInParts(draft, recipients, parts, { asOf })).toEqual(expected)
      }),
      { runs: 500, reaches: [some, several, skips] },
    )
  },
)

test('what the pipe skips, the cache skips for the same reason', async () => {
  await law(
    fc.asyncProperty(anyDraft, anyWorld, anyAsOf, async (draft, world, asOf) => {
      put(world)
      const decide = { asOf, everyOccurrence: false, recommender: null }
      const { answers } = await piped(draft, [Buffer.from([...profileLines(db)].join('\n'))], { asOf, decide })
      const skipped = answers.filter((answer) => answer.startsWith('{"skipped"'))
      const expected = [...new Audience(db, draft, compile(draft), asOf).all()].flatMap((one) =>
        one.status === 'skipped' ? [{ skipped: one.reason, identity: one.recipient.identity }] : [],
      )
      expect(skipped.map((answer) => JSON.parse(answer) as object)).toEqual(expected)
    }),
    { runs: 500 },
  )
})
