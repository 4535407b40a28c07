import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertEnded, galley, killAfter, startGalley } from '../command-line.ts'
import type { Fault, Round, Tries } from '../fault.ts'
import { draftOfProfiles, writeProfiles } from '../sample-files.ts'
import { withFolder } from '../scratch.ts'

const recipients = 20_000

/** How many kills each shape gets, in a full round and in a small one. */
const shapes = [
  { shape: 'ndjson', all: 13, few: 2 },
  { shape: 'bulk', all: 12, few: 1 },
] as const

/** An export that is killed leaves the output of the last one, or its own, whole; the next one removes what it left beside it. */
export const exportKills: Fault = {
  name: 'kill while exporting',
  unit: 'leftovers before the next',
  run: (tries, round) =>
    withFolder(async (folder) => {
      const cache = join(folder, 'samples.sqlite')
      const draft = join(folder, 'a.galley.json')
      writeFileSync(draft, JSON.stringify(draftOfProfiles))
      assertEnded(await galley(['import', writeProfiles(join(folder, 'p.jsonl'), 0, recipients), '--cache', cache]), 0)
      for (const { shape, all, few } of shapes) {
        const args = ['export', draft, '--cache', cache, '--shape', shape, '--as-of', '2026-01-01T00:00:00Z']
        const place = join(folder, shape)
        mkdirSync(place)
        await killed({ shape, place, args, kills: round.small ? few : all }, tries, round)
      }
    }),
}

interface Series {
  readonly shape: string
  readonly place: string
  readonly args: readonly string[]
  readonly kills: number
}

async function killed({ shape, place, args, kills }: Series, tries: Tries, { random }: Round): Promise<void> {
  const out = join(place, 'payloads')
  const old = join(place, 'old')
  assertEnded(await galley([...args, '--out', old, '--limit', '100']), 0)
  const fresh = join(place, 'new')
  const reference = await galley([...args, '--out', fresh])
  assertEnded(reference, 0)

  for (let kill = 0; kill < kills; kill++) {
    rmSync(out, { recursive: true, force: true })
    cpSync(old, out, { recursive: true })
    const moment = random() * reference.seconds * 1000
    await tries.once(`kill ${kill} of ${shape} after ${moment.toFixed(0)} ms`, async () => {
      await killAfter(startGalley([...args, '--out', out]), moment)
      // a folder that was to be replaced has stepped aside, and the next run brings it back
      if (existsSync(out) || hidden(place).length === 0)
        assert.ok([digest(old), digest(fresh)].includes(digest(out)), 'neither the old output nor the new one')
      return hidden(place).length
    })
  }
  await tries.once('the next export', async () => {
    assertEnded(await galley([...args, '--out', out]), 0)
    assert.equal(digest(out), digest(fresh))
    assert.deepEqual(hidden(place), [])
    return undefined
  })
}

function hidden(place: string): readonly string[] {
  return readdirSync(place).filter((name) => name.startsWith('.'))
}

/** Returns a digest of the payloads in a file or a folder; empty where there are none. */
function digest(path: string): string {
  if (!existsSync(path)) return ''
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => !name.includes('manifest'))
        .sort()
        .map((name) => join(path, name))
    : [path]
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}
