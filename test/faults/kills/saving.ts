import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from '../../unit/main/places.ts'
import { killAfter, root } from '../command-line.ts'
import type { Fault } from '../fault.ts'
import { withFolder } from '../scratch.ts'
import { numberedText, numberOf } from './numbered-draft.ts'

const bundled = join(root, 'resources/samples')
const loop = join(import.meta.dirname, 'save-loop.ts')

/** A save that is killed leaves the old text or the new one, never part of one; what the journal took is there. */
export const saveKills: Fault = {
  name: 'kill while saving',
  unit: 'saves before a kill',
  run: (tries, { small, random }) =>
    withFolder(async (folder) => {
      const library = await openLibrary(placesIn(folder), bundled)
      const created = await library.create('Numbered', numberedText(0))
      if (!created.ok) throw new Error(created.error.message)
      const { id } = created.value
      const path = library.index.find(id)?.path ?? ''
      for (let kill = 0; kill < (small ? 4 : 30); kill++) {
        const moment = random() * 400
        await tries.once(`kill ${kill}, ${moment.toFixed(0)} ms after the first`, async () => {
          const first = numberOf(readFileSync(path, 'utf8'))
          const safe = await safeBeforeKill(folder, id, moment)
          const inFile = numberOf(readFileSync(path, 'utf8'))
          assert.ok([safe.saved, safe.saved + 1].includes(inFile), `saved ${safe.saved}, the file has ${inFile}`)
          assertJournal(join(folder, 'journal'))
          await assertStarts(folder, id, safe.kept)
          return inFile - first
        })
      }
    }),
}

interface Safe {
  readonly kept: number
  readonly saved: number
}

/** Runs the loop, and kills it. Returns the numbers of what it had told to be safe. */
async function safeBeforeKill(folder: string, id: string, moment: number): Promise<Safe> {
  const child = spawn(process.execPath, [loop, folder, id], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let trouble = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()))
  const closed = once(child, 'close')
  while (!said.includes('saved') && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), closed])
  const killed = await killAfter(child, moment)
  await closed
  assert.ok(killed, `the loop stopped: ${trouble}`)
  return { kept: last(said, /kept (\d+)\n/g), saved: last(said, /saved (\d+)\n/g) }
}

function last(said: string, pattern: RegExp): number {
  return Number([...said.matchAll(pattern)].at(-1)?.[1])
}

function assertJournal(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.json')))
    assert.doesNotThrow(() => JSON.parse(readFileSync(join(folder, name), 'utf8')), `the journal ${name}`)
}

/** The next start has the newest text that was told to be safe, or the one after it, and leaves nothing behind. */
async function assertStarts(folder: string, id: string, kept: number): Promise<void> {
  const library = await openLibrary(placesIn(folder), bundled)
  const opened = await library.open(id)
  if (!opened.ok) throw new Error(opened.error.message)
  const n = numberOf(opened.value.text)
  assert.ok(n === kept || n === kept + 1, `${kept} was kept, the next start has ${n}`)
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'))
  assert.deepEqual(left, [], 'left behind')
}
