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
    const pairs = Array.from({ length: rounds }, () => {
      return { ours: milliseconds([program, draft], input), rival: milliseconds(['-e', bareLoop], input) }
    })
    const memory = megabytes([program, draft], input)
    return [
      ratioRow(
        {
          work: `pipe, ${lines.toLocaleString('en-US')} lines`,
          against: 'JSON.parse + JSON.stringify of the same lines',
          ours: perSecond(lines, median(pairs.map(({ ours }) => ours))),
          rival: perSecond(lines, median(pairs.map(({ rival }) => rival))),
          ratio: median(pairs.map(({ ours, rival }) => rival / ours)),
        },
        0.6,
      ),
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

/** How long a program takes that has nothing to do. */
function startRow(
  work: string,
  args: readonly string[],
  most: number,
  env: Readonly<Record<string, string>> = {},
): Row {
  const begun = Array.from({ length: starts }, () => {
    return { ours: milliseconds(args, undefined, env), rival: milliseconds(['-e', '0']) }
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

function milliseconds(args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}): number {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r')
  const from = performance.now()
  const { status } = spawnSync(process.execPath, args, {
    stdio: [stdin, 'ignore', 'ignore'],
    env: { ...process.env, ...env },
  })
  const took = performance.now() - from
  if (typeof stdin === 'number') closeSync(stdin)
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}`)
  return took
}

/** The most memory that it was resident with. */
function megabytes(args: readonly string[], input: string): number {
  const stdin = openSync(input, 'r')
  const reporter = join(import.meta.dirname, 'report-memory.mjs')
  const { stderr } = spawnSync(process.execPath, ['--import', reporter, ...args], { stdio: [stdin, 'ignore', 'pipe'] })
  closeSync(stdin)
  return Number(/peak resident (\d+) KB/.exec(stderr.toString())?.[1] ?? NaN) / 1024
}
