import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '#shared/campaign/draft'
import { Coverage } from '#shared/proof/coverage'
import { proofShape } from '#shared/proof/shape'
import { compile } from '#shared/resolve/compile'
import type { Candidate } from '../../electron/engine/audience/candidate.ts'
import { Audience } from '../../electron/engine/audience/audience.ts'
import { Pass } from '../../electron/engine/pass/pass.ts'
import type { Db } from '../../electron/engine/store/db.ts'
import { openStore } from '../../electron/engine/store/open-store.ts'
import { ensureBuilt } from '../run/ensure-built.ts'
import { runBuiltJob } from './built-job.ts'
import { eightPairs as draft, fillMembers as fill } from './members.ts'
import { median, type Row } from './race.ts'
import { fillEvents, inactionDraft } from './recipients.ts'

const profiles = 100_000
const rounds = 5
const asOf = Date.UTC(2026, 5, 1)

/** Coverage alone, and the whole proof as a user waits for it. */
export async function proofRows(): Promise<Row[]> {
  ensureBuilt()
  return [...(await everyProfileRows()), ...(await inactionRows())]
}

/** For a hundred thousand recipients, every profile one. */
function everyProfileRows(): Promise<Row[]> {
  return inFilled(
    (db) => {
      fill(db, profiles)
    },
    async (db, cache) => {
      const results = await inTurns({
        coverage: () => coverAll(db, draft),
        whole: () => wholeProof(cache, draft),
        rival: () => parseAll(db, ['profile']),
      })
      const what = '100,000 recipients, eight pairs'
      const against = 'SELECT every row + JSON.parse'
      return [
        rowOf(`coverage, ${what}`, results.coverage, against, results.rival, 2),
        rowOf(`the whole proof, ${what}`, results.whole, against, results.rival, 4),
      ]
    },
  )
}

const inaction: Draft = {
  ...inactionDraft,
  pairs: draft.pairs.map(({ key, value }) => ({
    key,
    value: value.replace('your coat', '{{ @Constant - Product | default: "something" }}'),
  })),
}

/** For who put something into the cart and did not buy the same, of a million events. */
function inactionRows(): Promise<Row[]> {
  return inFilled(fillEvents, async (db, cache) => {
    const results = await inTurns({
      coverage: () => coverAll(db, inaction),
      whole: () => wholeProof(cache, inaction),
      recipients: () => listAll(db, inaction),
      rival: () => parseAll(db, ['profile', 'event']),
    })
    const what = 'inaction with a constant, 1,000,000 events'
    const rows = 'SELECT every row + JSON.parse'
    return [
      rowOf(`coverage, ${what}`, results.coverage, 'recipients of that draft', results.recipients, 1.5),
      rowOf(`the whole proof, ${what}`, results.whole, rows, results.rival, 4),
    ]
  })
}

/** Times of each work in milliseconds, all of them in turns; the first round does not count. */
async function inTurns<Name extends string>(works: Readonly<Record<Name, () => unknown>>) {
  const names = Object.keys(works) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const from = performance.now()
      await works[name]()
      if (round > 0) times[name].push(performance.now() - from)
    }
  }
  return times
}

function rowOf(work: string, ours: readonly number[], against: string, rival: readonly number[], most: number): Row {
  const ratio = median(ours.map((ms, round) => ms / (rival[round] ?? NaN)))
  return {
    ...{ work, against, ours: seconds(median(ours)), rival: seconds(median(rival)), ratio },
    ...{ goal: `≤ ${String(most)} × its time`, met: ratio <= most },
  }
}

/** Has a cache in a folder of its own that is filled first. */
function inFilled(make: (db: Db) => void, use: (db: Db, cache: string) => Promise<Row[]>): Promise<Row[]> {
  return inFolder(async (folder) => {
    const cache = join(folder, 'samples.sqlite')
    const db = openStore(cache, { create: true })
    try {
      make(db)
      return await use(db, cache)
    } finally {
      db.close()
    }
  })
}

/** Ten times the recipients: the time grows with them, and the memory does not. */
export async function proofMillionRows(): Promise<Row[]> {
  return inFolder((folder) => {
    const small = proofOf(folder, 'small', profiles)
    const large = proofOf(folder, 'large', 10 * profiles)
    const ratio = large.ms / small.ms
    const memory = large.bytes / 1e6
    return Promise.resolve([
      {
        ...{ work: 'the whole proof, 1,000,000 recipients', against: '100,000 recipients' },
        ...{ ours: seconds(large.ms), rival: seconds(small.ms), ratio, goal: '≤ 10.5 × the time', met: ratio <= 10.5 },
      },
      {
        ...{ work: 'memory of proofing 1,000,000 recipients', against: '–' },
        ...{ ours: `${memory.toFixed(0)} MB`, rival: '–', ratio: null, goal: '≤ 300 MB', met: memory <= 300 },
      },
    ])
  })
}

/** By the command line, in a process of its own. */
function proofOf(folder: string, name: string, count: number): { readonly ms: number; readonly bytes: number } {
  const cache = join(folder, `${name}.sqlite`)
  const db = openStore(cache, { create: true })
  fill(db, count)
  db.close()
  const file = join(folder, 'draft.galley.json')
  writeFileSync(file, JSON.stringify({ galley: 1, ...draft }))
  const program = join(import.meta.dirname, '../../electron/cli/galley.mjs')
  const memory = join(import.meta.dirname, 'report-memory.mjs')
  const from = performance.now()
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', memory, program, 'proof', file, '--cache', cache, '--json'],
    { encoding: 'utf8' },
  )
  const ms = performance.now() - from
  // every thread says so when it ends; the process is the largest
  const peaks = [...stderr.matchAll(/peak resident (\d+) KB/g)].map(([, kilobytes]) => Number(kilobytes) * 1024)
  return { ms, bytes: Math.max(...peaks) }
}

async function inFolder<Answer>(use: (folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function coverAll(db: Db, covered: Draft): void {
  const message = compile(covered)
  const coverage = new Coverage(proofShape(covered.pairs, message))
  const outcomes = new Uint8Array(message.tokens.length)
  const add = (candidate: Candidate) => {
    if (candidate.status === 'skipped') return
    message.outcomes(candidate.recipient, outcomes)
    coverage.add({ outcomes })
  }
  new Pass(new Audience(db, covered, message, asOf).source()).run([{ add }])
  ensure(coverage.recipients)
}

/** As `galley recipients` goes through them. */
function listAll(db: Db, listed: Draft): void {
  let n = 0
  const audience = new Audience(db, listed, compile(listed), asOf)
  for (const candidate of audience.all()) if (candidate.status === 'ready') n++
  ensure(n)
}

async function wholeProof(cache: string, proofed: Draft): Promise<void> {
  const how = { asOf, against: null, everyOccurrence: false, mask: false, threads: null }
  const { json } = await runBuiltJob('proof', { cache, draft: JSON.stringify({ galley: 1, ...proofed }), ...how })
  ensure(json.recipients)
}

function parseAll(db: Db, tables: readonly ('profile' | 'event')[]): void {
  let n = 0
  for (const table of tables) {
    const rows = db.prepare<[], { readonly properties: string }>(`SELECT * FROM ${table}`).iterate()
    for (const { properties } of rows) if (JSON.parse(properties) !== null) n++
  }
  ensure(n)
}

function ensure(count: number): void {
  if (count === 0) throw new Error('There is nothing to measure.')
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
