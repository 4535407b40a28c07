import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { assertEnded, galley } from '../command-line.ts'
import type { Fault } from '../fault.ts'
import { draftOfProfiles, writeProfiles } from '../sample-files.ts'
import { withFolder } from '../scratch.ts'

type Damage = (path: string, random: () => number) => void

const always: Readonly<Record<string, Damage>> = {
  'the header overwritten': (path) => overwrite(path, 0, 100),
  'the end cut off': (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'made by a newer Galley': makeNewer,
  'no database': (path) => writeFileSync(path, 'identity,Name\na,A\n'.repeat(1_000)),
  'all but the first pages overwritten': (path) => overwrite(path, 8_192, statSync(path).size - 8_192),
}

/** What these do depends on the place: the page may be one that is never read. */
const sometimes: Readonly<Record<string, Damage>> = {
  'a page in the middle': (path, random) => overwrite(path, pageOf(path, 0.2 + 0.6 * random()), 4_096),
  'the last page': (path) => overwrite(path, statSync(path).size - 4_096, 4_096),
  'a few bytes': (path, random) => overwrite(path, Math.floor(random() * statSync(path).size), 16),
  'a few bytes less': (path, random) => truncateSync(path, statSync(path).size - 1 - Math.floor(random() * 4_000)),
}

/** A cache that cannot be read is called that in one sentence, and stays as it is. */
export const damagedCaches: Fault = {
  name: 'damaged caches',
  unit: 'ms',
  run: (tries, { small, random }) =>
    withFolder(async (folder) => {
      const base = join(folder, 'base.sqlite')
      const draft = join(folder, 'a.galley.json')
      writeFileSync(draft, JSON.stringify(draftOfProfiles))
      assertEnded(await galley(['import', writeProfiles(join(folder, 'p.jsonl'), 0, 2_000), '--cache', base]), 0)
      const more = writeProfiles(join(folder, 'more.jsonl'), 2_000, 10)
      const rounds = small ? 1 : 4
      const damages = [
        ...Object.entries(always).map(([title, damage]) => ({ title, damage, due: [3] })),
        ...Array.from({ length: rounds }, () =>
          Object.entries(sometimes).map(([title, damage]) => ({ title, damage, due: [0, 3] })),
        ).flat(),
      ]
      for (const [i, { title, damage, due }] of damages.entries()) {
        const place = join(folder, String(i))
        mkdirSync(place)
        const cache = join(place, 'samples.sqlite')
        copyFileSync(base, cache)
        damage(cache, random)
        for (const args of [['samples'], ['recipients', draft], ['import', more]]) {
          await tries.once(`${title}, ${args[0] ?? ''}`, async () => {
            const before = readFileSync(cache)
            const ran = await galley([...args, '--cache', cache])
            assertEnded(ran, ...due)
            if (ran.status === 3) assert.ok(before.equals(readFileSync(cache)), 'the cache has changed')
            return ran.seconds * 1000
          })
        }
      }
    }),
}

function overwrite(path: string, from: number, count: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0x5a, from, from + count)
  writeFileSync(path, bytes)
}

function pageOf(path: string, part: number): number {
  return Math.floor((statSync(path).size * part) / 4_096) * 4_096
}

function makeNewer(path: string): void {
  const db = new Database(path)
  db.pragma('user_version = 9999')
  db.close()
}
