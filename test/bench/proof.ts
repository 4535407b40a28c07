import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Coverage } from '#shared/proof/coverage'
import { proofShape } from '#shared/proof/shape'
import { compile } from '#shared/resolve/compile'
import type { Candidate } from '../../electron/engine/audience/candidate.ts'
import { Audience } from '../../electron/engine/audience/audience.ts'
import { Pass } from '../../electron/engine/pass/pass.ts'
import { type Db, openStore } from '../../electron/engine/store/open-store.ts'
import { runJob } from '../../electron/engine/threads/run-job.ts'
import { eightPairs as draft, fillMembers as fill } from './members.ts'
import { median, type Row, timed } from './race.ts'

const profiles = 100_000
const rounds = 5
const asOf = Date.UTC(2026, 5, 1)

/** Coverage alone, and the whole proof as a user waits for it, for a hundred thousand recipients. */
export async function proofRows(): Promise<Row[]> {
  return inFolder(async (folder) => {
    const cache = join(folder, 'samples.sqlite')
    const db = openStore(cache, { create: true })
    try {
      fill(db, profiles)
      const results: { coverage: number; whole: number; rival: number }[] = []
      for (let round = 0; round <= rounds; round++) {
        const coverage = timed(() => {
          coverAll(db)
        })
        const whole = await wholeProof(cache)
        results.push({ coverage, whole, rival: timed(() => parseAll(db)) })
      }
      const [, ...counted] = results
      return [rowOf('coverage', counted, 'coverage', 2), rowOf('the whole proof', counted, 'whole', 4)]
    } finally {
      db.close()
    }
  })
}

function rowOf(
  what: string,
  results: readonly { readonly coverage: number; readonly whole: number; readonly rival: number }[],
  ours: 'coverage' | 'whole',
  most: number,
): Row {
  const ratio = median(results.map((one) => one[ours] / one.rival))
  return {
    work: `${what}, 100,000 recipients, eight pairs`,
    against: 'SELECT every row + JSON.parse',
    ours: seconds(median(results.map((one) => one[ours]))),
    rival: seconds(median(results.map(({ rival }) => rival))),
    ratio,
    goal: `≤ ${String(most)} × its time`,
    met: ratio <= most,
  }
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

function coverAll(db: Db): void {
  const message = compile(draft)
  const coverage = new Coverage(proofShape(draft.pairs, message))
  const outcomes = new Uint8Array(message.tokens.length)
  const add = (candidate: Candidate) => {
    if (candidate.status === 'skipped') return
    message.outcomes(candidate.recipient, outcomes)
    coverage.add({ outcomes })
  }
  new Pass(new Audience(db, draft, message, asOf).source()).run([{ add }])
  if (coverage.recipients !== profiles) throw new Error(`${String(coverage.recipients)} recipients`)
}

async function wholeProof(cache: string): Promise<number> {
  const how = { asOf, against: null, everyOccurrence: false, mask: false, threads: null }
  const from = performance.now()
  const { json } = await runJob('proof', { cache, draft: JSON.stringify({ galley: 1, ...draft }), ...how })
  if (json.recipients !== profiles) throw new Error(`${String(json.recipients)} recipients`)
  return performance.now() - from
}

function parseAll(db: Db): void {
  let n = 0
  const rows = db.prepare<[], { readonly properties: string }>('SELECT * FROM profile').iterate()
  for (const { properties } of rows) if (JSON.parse(properties) !== null) n++
  if (n !== profiles) throw new Error(`${String(n)} rows`)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
