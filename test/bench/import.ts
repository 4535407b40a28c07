import Database from 'better-sqlite3'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { runJob } from '../../electron/engine/threads/run-job.ts'
import { median, perSecond, ratioRow, type Row } from './race.ts'

const records = 200_000
const rounds = 3

/** Import of profiles, one JSON record a line, against the least that any import does. */
export async function importRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    const file = join(folder, 'profiles.jsonl')
    await writeProfiles(file, (n) => n < records)
    const ours: number[] = []
    const rival: number[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(await timedAsync(() => importInto(join(folder, `galley-${String(round)}.sqlite`), file)))
      rival.push(await timedAsync(() => bareLoop(join(folder, `bare-${String(round)}.sqlite`), file)))
    }
    const ratio = median(ours.map((ms, i) => (rival[i] ?? NaN) / ms))
    const row = {
      work: 'import NDJSON profiles with observed schema',
      against: 'a bare loop: read line, JSON.parse, insert one JSON row',
      ours: perSecond(records, median(ours)),
      rival: perSecond(records, median(rival)),
      ratio,
    }
    return [ratioRow(row, 0.5)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const gigabyte = 1_000_000_000

/** The most memory that the command line takes for a file of 1 GB, the whole process counted. */
export async function importMemoryRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    const file = join(folder, 'gigabyte.jsonl')
    await writeProfiles(file, (_, bytes) => bytes < gigabyte)
    const cli = join(import.meta.dirname, '../../electron/cli/galley.mjs')
    const report = join(import.meta.dirname, 'report-memory.mjs')
    const from = performance.now()
    const args = ['--import', report, cli, 'import', file, '--cache', join(folder, 'cache.sqlite'), '--json']
    const { stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 })
    const seconds = (performance.now() - from) / 1000
    const megabytes = Number(/peak resident (\d+) KB/.exec(stderr)?.[1] ?? NaN) / 1000
    return [
      {
        work: 'memory of importing 1 GB',
        against: '–',
        ours: `${megabytes.toFixed(0)} MB resident at most, ${(statSync(file).size / 1e6 / seconds).toFixed(0)} MB/s`,
        rival: '–',
        ratio: null,
        goal: '≤ 250 MB resident',
        met: megabytes <= 250,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function importInto(cache: string, file: string): Promise<unknown> {
  return runJob('import', { cache, files: [file], format: null, eventName: null, timeZone: 'UTC', rejects: null })
}

async function bareLoop(path: string, file: string): Promise<void> {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec('CREATE TABLE record (id INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO record(json) VALUES (?)')
  db.exec('BEGIN')
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    JSON.parse(line)
    insert.run(line)
  }
  db.exec('COMMIT')
  db.close()
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const cities = ['Lund', 'Malmö', 'Oslo', 'København', 'Helsinki', 'Tartu', 'Riga', 'Vilnius']
const tiers = ['gold', 'silver', 'bronze', null, '']

/** Writes upload records of about 280 bytes while `isWanted` says so of their number and the bytes so far. */
export async function writeProfiles(path: string, isWanted: (n: number, bytes: number) => boolean): Promise<void> {
  const out = createWriteStream(path)
  let bytes = 0
  let chunk = ''
  for (let n = 0; isWanted(n, bytes); n++) {
    const line = `${JSON.stringify(profileRecord(n))}\n`
    bytes += Buffer.byteLength(line)
    chunk += line
    if (chunk.length < 1 << 20) continue
    if (!out.write(chunk)) await once(out, 'drain')
    chunk = ''
  }
  out.end(chunk)
  await finished(out)
}

function profileRecord(n: number) {
  const spread = Math.imul(n, 2654435761) >>> 0
  return {
    identity: `cust-${String(1000 + n)}`,
    type: 'profile',
    ts: 1_767_225_600 + n,
    profileData: {
      Name: `Mira Lindqvist ${String(spread % 50_000)}`,
      Email: `user${String(n)}@example.com`,
      Phone: `+4670${String(1_000_000 + n)}`,
      City: cities[spread % 8],
      Tier: tiers[spread % 5],
      visits: spread % 300,
      ltv: (spread % 100_000) / 100,
      renews_on: `$D_${String(1_767_225_600 + (spread % 10_000_000))}`,
      sizes: ['M', 'L'].slice(0, 1 + (spread % 2)),
      plan: `plan ${String(spread % 30)}`,
    },
  }
}
