import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printDraft } from '#shared/campaign/print-draft'
import { initialDraft } from '#shared/campaign/initial'
import { median, perSecond, ratioRow, type Row } from './race.ts'
import { benchPairs } from './resolve.ts'

const root = join(import.meta.dirname, '../..')
const lines = 1_000_000
const rounds = 3
const starts = 21
const maxMegabytes = 250
const reporter = join(import.meta.dirname, 'report-usage.cjs')

/** The bare loop that the pipe is held to: it reads the same lines, and writes them again. */
const bareLoop = `
let rest = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  let out = ''
  for (const line of lines) out += JSON.stringify(JSON.parse(line)) + '\\n'
  process.stdout.write(out)
})`

/** The pipe in one file, as a worker runs it: its rate, its memory, and its start. */
export function pipeRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    spawnSync(process.execPath, [join(root, 'electron/cli/package/build-package.ts')])
    const draft = join(folder, 'draft.galley.json')
    const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
    const about = { id: 'bench', trigger, pairs: benchPairs }
    writeFileSync(draft, printDraft({ ...initialDraft, ...about }))
    const input = join(folder, 'lines.ndjson')
    writeLines(input)
    const program = join(root, 'out/cli/galley-pipe.cjs')
    const asOf = ['--as-of', '2026-06-16T00:00:00Z']
    const memory = used([program, draft], input).megabytes
    return [
      linesRow('each by its own clock', [program, draft], input),
      linesRow('--as-of', [program, draft, ...asOf], input),
      {
        ...{ work: 'memory of the same', against: '–', ours: `${memory.toFixed(0)} MB`, rival: '–', ratio: null },
        ...{ goal: `≤ ${String(maxMegabytes)} MB`, met: memory <= maxMegabytes },
      },
      startRow('start of the pipe', [program, draft], 2.5),
      startRow('the same, with no compiled code kept', [program, draft], 4, { NODE_DISABLE_COMPILE_CACHE: '1' }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How fast lines are answered, beside the bare loop. */
function linesRow(how: string, args: readonly string[], input: string): Row {
  const pairs = Array.from({ length: rounds }, () => {
    return { ours: used(args, input).elapsed, rival: used(['-e', bareLoop], input).elapsed }
  })
  const row = {
    work: `pipe, ${lines.toLocaleString('en-US')} lines, ${how}`,
    against: 'JSON.parse + JSON.stringify of the same lines',
    ours: perSecond(lines, median(pairs.map(({ ours }) => ours))),
    rival: perSecond(lines, median(pairs.map(({ rival }) => rival))),
    ratio: median(pairs.map(({ ours, rival }) => rival / ours)),
  }
  return ratioRow(row, 0.6)
}

/** How long a program takes that has nothing to do. */
function startRow(
  work: string,
  args: readonly string[],
  most: number,
  env: Readonly<Record<string, string>> = {},
): Row {
  const begun = Array.from({ length: starts }, () => {
    return { ours: used(args, undefined, env).processor, rival: used(['-e', '0']).processor }
  })
  const ratio = median(begun.map(({ ours, rival }) => ours / rival))
  return {
    ...{ work, against: 'node -e 0', ratio, goal: `≤ ${String(most)} × its time`, met: ratio <= most },
    ours: `${median(begun.map(({ ours }) => ours)).toFixed(0)} ms`,
    rival: `${median(begun.map(({ rival }) => rival)).toFixed(0)} ms`,
  }
}

const block = 10_000

function writeLines(path: string): void {
  const file = openSync(path, 'w')
  for (let from = 0; from < lines; from += block) {
    const some = Array.from({ length: block }, (_, n) => `${JSON.stringify(recipient(from + n))}\n`)
    writeSync(file, some.join(''))
  }
  closeSync(file)
}

/** Some 650 bytes, as a CDP export has them. */
function recipient(i: number) {
  const profile = {
    ...{ Identity: `c-${String(i)}`, Name: `Mira ${String(i)}`, Email: `mira.${String(i)}@example.com`, City: 'Malmö' },
    ...{
      Tier: i % 3 === 0 ? 'gold' : 'silver',
      Phone: `+4670${String(1_000_000 + i)}`,
      'Member Since': '$D_1767225600',
    },
    ...{ sizes: ['38', '40'], notes: 'n'.repeat(160), visits: i % 97, spent: i / 100, newsletter: i % 2 === 0 },
  }
  const properties = { product_name: 'Linen shirt', product_id: `P${String(i % 340)}`, price: 79.5, currency: 'EUR' }
  return {
    identity: `c-${String(i)}`,
    profile,
    event: { name: 'Added to Cart', ts: 1_781_548_200_000 + i, properties },
  }
}

interface Used {
  /** In milliseconds. */
  readonly elapsed: number
  /** Milliseconds of processor time: a start is so short that what runs beside it says more of how long it takes. */
  readonly processor: number
  /** The most memory that it was resident with. */
  readonly megabytes: number
}

/** Runs a program with Node, and returns what it took. */
function used(args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}): Used {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r')
  const from = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--require', reporter, ...args], {
    stdio: [stdin, 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  const elapsed = performance.now() - from
  if (typeof stdin === 'number') closeSync(stdin)
  const reported = /peak resident (\d+) KB, (\d+) µs of processor time/.exec(stderr.toString())
  if (status !== 0 || reported === null) throw new Error(`${args.join(' ')} ended with ${String(status)}`)
  return { elapsed, processor: Number(reported[2]) / 1000, megabytes: Number(reported[1]) / 1024 }
}
