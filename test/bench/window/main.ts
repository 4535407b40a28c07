/** Runs one part of the bench of the window, where there is a display, and writes its rows to a file: `node main.ts part file`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from '../race.ts'
import { blockRows } from './blocks.ts'
import { longValueRows } from './long-values.ts'
import { manyBlockRows } from './many-blocks.ts'
import { startRows } from './start.ts'
import { listRows, manyPairsRows, typingRows } from './typing.ts'

const parts: Readonly<Record<string, (folder: string) => Promise<Row[]>>> = {
  typing: typingRows,
  'many-pairs': manyPairsRows,
  list: listRows,
  blocks: blockRows,
  'long-values': longValueRows,
  'blocks-many': manyBlockRows,
  start: startRows,
}
const [name = '', out = ''] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'))
try {
  await writeFile(out, JSON.stringify(await parts[name]?.(folder)))
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
