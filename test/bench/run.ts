import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { assistRows } from './assist.ts'
import { exportRows } from './export.ts'
import { importMemoryRows, importRows } from './import.ts'
import { pipeRows } from './pipe.ts'
import { proofMillionRows, proofRows } from './proof.ts'
import type { Row } from './race.ts'
import { recipientsRows } from './recipients.ts'
import { recommendRows } from './recommend.ts'
import { resolveRows } from './resolve.ts'
import { standingRows } from './standing.ts'
import { windowRows } from './window.ts'

// Every row with its rival in this one run, as a table and as JSON in out/bench.json. `--only import` runs the rows
// of one part, `--only window` those of all parts that need a window.
const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  resolve: resolveRows,
  export: exportRows,
  recipients: recipientsRows,
  pipe: pipeRows,
  proof: proofRows,
  'proof-standing': standingRows,
  recommend: recommendRows,
  import: importRows,
  assist: assistRows,
  memory: importMemoryRows,
  'memory-proof': proofMillionRows,
  'window-typing': () => windowRows('typing'),
  'window-many-pairs': () => windowRows('many-pairs'),
  'window-list': () => windowRows('list'),
  'window-blocks': () => windowRows('blocks'),
  'window-long-values': () => windowRows('long-values'),
  'window-blocks-many': () => windowRows('blocks-many'),
  'window-start': () => windowRows('start'),
}
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
const chosen = Object.entries(parts).filter(([name]) => values.only?.some((only) => isPart(name, only)) ?? true)

function isPart(name: string, only: string): boolean {
  return name === only || name.startsWith(`${only}-`)
}

const rows: Row[] = []
for (const [name, run] of chosen) {
  process.stderr.write(`${name} …\n`)
  rows.push(...(await run()))
}
console.table(
  rows.map(({ work, against, ours, rival, ratio, goal, met }) => ({
    Work: work,
    Against: against,
    Galley: ours,
    Rival: rival,
    Ratio: ratio === null ? '–' : `${ratio.toPrecision(3)} ×`,
    Goal: goal,
    Met: met ? 'yes' : 'NO',
  })),
)
mkdirSync('out', { recursive: true })
writeFileSync('out/bench.json', `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`)
