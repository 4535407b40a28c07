/**
 * Runs the pipe under engines that share out lines, Dask and GNU parallel, kills a worker in the middle, and holds what they write to the
 * SHA-256 of an export. `--users 1000000` says how many users are generated, `--small` takes few; `--if-there` is content without engines.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { generatedUsers } from './generated-users.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, 'resources/samples')
const draft = join(samples, 'cart-reminder.galley.json')
const asOf = ['--as-of', '2026-06-15T18:30:00Z']
const { values } = parseArgs({
  options: { users: { type: 'string' }, small: { type: 'boolean' }, 'if-there': { type: 'boolean' } },
})
const users = Number(values.users ?? (values.small ? 20_000 : 1_000_000))

const hasParallel = spawnSync('parallel', ['--version']).status === 0
// the system's own Python has Debian's packages, whichever one comes first on the path
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import dask, distributed']).status === 0,
)
if (hasParallel && python !== undefined) await testAll(python)
else {
  console.log(
    'The tests at scale were not run: they need Dask and GNU parallel. On Debian: apt install parallel python3-dask python3-distributed',
  )
  process.exitCode = values['if-there'] ? 0 : 1
}

async function testAll(python: string): Promise<void> {
  run(process.execPath, [join(root, 'electron/cli/package/build-package.ts')])
  const folder = mkdtempSync(join(tmpdir(), 'galley-scale-'))
  try {
    const bundled = ['profiles.jsonl', 'events.jsonl'].map((name) => join(samples, name))
    await testLines(python, 'the bundled samples', join(folder, 'bundled'), bundled, 256 * 1024)
    const made = join(folder, 'made.jsonl')
    await writeLines(made, generatedUsers(users))
    await testLines(
      python,
      `${String(users)} generated users`,
      join(folder, 'made'),
      [made],
      Math.max(1, users >> 15) * 1024 * 1024,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function testLines(
  python: string,
  what: string,
  folder: string,
  files: readonly string[],
  block: number,
): Promise<void> {
  mkdirSync(folder)
  const [cache, lines, exported] = ['samples.sqlite', 'lines.ndjson', 'export.ndjson'].map((name) => join(folder, name))
  if (cache === undefined || lines === undefined || exported === undefined) return
  galley(['import', ...files, '--cache', cache])
  galley(['samples', '--lines', '--cache', cache], lines)
  // 1: mParticle would refuse some of the bundled batches
  galley(['export', draft, '--out', '-', ...asOf, '--cache', cache], exported, [0, 1])
  const expected = await digestOf([exported])

  const pipe = [process.execPath, join(root, 'out/cli/galley-pipe.cjs'), draft, '--decide', ...asOf]
  const killed = join(folder, 'kill-one')
  writeFileSync(killed, '')
  const answers = join(folder, 'parallel.ndjson')
  const parts = join(folder, 'parts')
  mkdirSync(parts)
  run('split', ['-C', String(block), '-a', '5', lines, join(parts, 'part-')])
  const worker = [join(import.meta.dirname, 'killed-once.sh'), killed, ...pipe].map((word) => `'${word}'`).join(' ')
  const each = readdirSync(parts)
    .sort()
    .map((name) => join(parts, name))
  run('parallel', ['-j', '2', '-k', '--retries', '3', `${worker} < {}`, ':::', ...each], answers)
  expect(
    `${what} under GNU parallel`,
    existsSync(killed) ? 'no worker was killed' : await digestOf([answers]),
    expected,
  )

  const dask = join(folder, 'dask')
  mkdirSync(dask)
  const listed = run(python, [join(import.meta.dirname, 'under_dask.py'), lines, dask, String(block), ...pipe])
  const { files: written, killed: gone } = JSON.parse(listed) as { files: string[]; killed: number }
  expect(`${what} under Dask`, gone === 1 ? await digestOf(written) : 'no worker was killed', expected)
}

function expect(what: string, found: string, expected: string): void {
  const fine = found === expected
  console.log(`${fine ? 'ok    ' : 'WRONG '} ${what}: ${found}${fine ? '' : `, and the export ${expected}`}`)
  if (!fine) process.exitCode = 1
}

/** SHA-256 of the batches among the answers in these files. */
async function digestOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      if (!line.startsWith('{"skipped":') && !line.startsWith('{"error":')) hash.update(`${line}\n`)
    }
  }
  return hash.digest('hex')
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  for (const line of lines) if (!file.write(line)) await new Promise<void>((resolve) => file.once('drain', resolve))
  await new Promise<void>((resolve) => file.end(resolve))
}

function galley(args: readonly string[], output?: string, codes: readonly number[] = [0]): void {
  run(process.execPath, [join(root, 'electron/cli/galley.mjs'), ...args], output, codes)
}

/** Runs a program, its output into a file where one is named. Returns its output otherwise. */
function run(program: string, args: readonly string[], output?: string, codes: readonly number[] = [0]): string {
  const stdout = output === undefined ? 'pipe' : openSync(output, 'w')
  const ran = spawnSync(program, args, { stdio: ['ignore', stdout, 'pipe'], cwd: root, maxBuffer: 100_000_000 })
  if (!codes.includes(ran.status ?? -1)) throw new Error(`${program} ${args.join(' ')}: ${ran.stderr.toString()}`)
  return output === undefined ? ran.stdout.toString() : ''
}
