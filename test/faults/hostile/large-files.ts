import assert from 'node:assert/strict'
import { createWriteStream, type PathLike } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { assertEnded, galley } from '../command-line.ts'
import type { Fault } from '../fault.ts'
import { withFolder } from '../scratch.ts'

const mostMegabytes = 250
/** A hang is ended here; a loaded machine needs a good part of it. */
const mostSeconds = 300

interface Large {
  readonly title: string
  readonly name: string
  readonly pieces: () => Iterable<string | Uint8Array>
  /** How many profiles it holds at least: those beside the hostile record. */
  readonly profiles: number
}

const record = '{"identity":"b","type":"profile","profileData":{"Name":"B"}}\n'
const zeros = Buffer.alloc(1_000_000)

const files: readonly Large[] = [
  {
    title: '100,000 levels',
    name: 'levels.jsonl',
    pieces: () => [
      '{"identity":"a","type":"profile","profileData":{"Name":',
      '['.repeat(100_000),
      ']'.repeat(100_000),
      '}}\n',
      record,
    ],
    profiles: 1,
  },
  {
    title: 'a million columns',
    name: 'columns.csv',
    pieces: () => columns(1_000_000),
    profiles: 0,
  },
  {
    title: 'a million members',
    name: 'members.jsonl',
    pieces: () => members(1_000_000),
    profiles: 1,
  },
  {
    title: 'a value of 100 MB',
    name: 'value.jsonl',
    pieces: () => [
      '{"identity":"a","type":"profile","profileData":{"Name":"',
      ...repeated('v'.repeat(1_000_000), 100),
      '"}}\n',
      record,
    ],
    profiles: 1,
  },
  {
    title: 'a cell of 100 MB',
    name: 'cell.csv',
    pieces: () => ['identity,Name\na,"', ...repeated('v'.repeat(1_000_000), 100), '"\nb,B\n'],
    profiles: 1,
  },
  { title: '1 GB of zeros in gzip', name: 'zeros.jsonl.gz', pieces: () => repeated(zeros, 1_000), profiles: 0 },
  {
    title: '1 GB of one line in gzip',
    name: 'line.jsonl.gz',
    pieces: () => [record, '"', ...repeated('x'.repeat(1_000_000), 1_000)],
    profiles: 1,
  },
]

/** Files that are far too large in one way take no more memory than others, and what is beside the hostile record is taken. */
export const largeFiles: Fault = {
  name: 'far too large',
  unit: 'MB',
  run: (tries, { small }) =>
    withFolder(async (folder) => {
      for (const { title, name, pieces, profiles } of small ? files.slice(0, 2) : files) {
        const file = join(folder, name)
        await write(file, pieces())
        await tries.once(
          title,
          async () => {
            const ran = await galley(['import', file, '--cache', `${file}.sqlite`, '--json'], mostSeconds)
            assertEnded(ran, 0, 1, 3)
            assert.doesNotMatch(ran.stdout + ran.stderr, /cache .* is damaged/, 'the file is at fault')
            const report = JSON.parse(ran.stdout) as { readonly imports: readonly { readonly profiles: number }[] }
            const taken = report.imports[0]?.profiles ?? 0
            assert.ok(taken >= profiles, `${taken} profiles were taken`)
            return ran.megabytes
          },
          mostMegabytes,
        )
      }
    }),
}

async function write(path: PathLike, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const source = Readable.from(pieces)
  const target = createWriteStream(path)
  await (String(path).endsWith('.gz') ? pipeline(source, createGzip(), target) : pipeline(source, target))
}

function* repeated<Piece>(piece: Piece, times: number): Iterable<Piece> {
  for (let i = 0; i < times; i++) yield piece
}

function* columns(count: number): Iterable<string> {
  yield 'identity'
  for (let i = 0; i < count; i++) yield `,c${i}`
  yield '\na'
  for (let i = 0; i < count; i++) yield ',1'
  yield '\n'
}

function* members(count: number): Iterable<string> {
  yield '{"identity":"a","type":"profile","profileData":{"c":1'
  for (let i = 0; i < count; i++) yield `,"c${i}":1`
  yield `}}\n${record}`
}
