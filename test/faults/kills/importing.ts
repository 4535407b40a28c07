import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { assertEnded, galley, killAfter, startGalley } from '../command-line.ts'
import type { Fault } from '../fault.ts'
import { soundProfiles, writeProfiles } from '../sample-files.ts'
import { withFolder } from '../scratch.ts'

const before = 500
const added = 20_000

/** An import that is killed leaves the cache whole: with all of the file in it, or nothing. */
export const importKills: Fault = {
  name: 'kill while importing',
  unit: 'ms to check the cache',
  run: (tries, { small, random }) =>
    withFolder(async (folder) => {
      const base = join(folder, 'base.sqlite')
      assertEnded(await galley(['import', writeProfiles(join(folder, 'base.jsonl'), 0, before), '--cache', base]), 0)
      const file = writeProfiles(join(folder, 'more.jsonl'), before, added)
      const whole = join(folder, 'whole.sqlite')
      copyFileSync(base, whole)
      const reference = await galley(['import', file, '--cache', whole])
      assertEnded(reference, 0)

      for (let kill = 0; kill < (small ? 3 : 25); kill++) {
        const place = join(folder, String(kill))
        mkdirSync(place)
        const cache = join(place, 'samples.sqlite')
        copyFileSync(base, cache)
        const moment = random() * reference.seconds * 1000
        await tries.once(`kill ${kill} after ${moment.toFixed(0)} ms`, async () => {
          await killAfter(startGalley(['import', file, '--cache', cache]), moment)
          const from = performance.now()
          const profiles = soundProfiles(cache)
          const took = performance.now() - from
          assert.ok(profiles === before || profiles === before + added, `${profiles} profiles`)
          return took
        })
        if (kill === 0)
          await tries.once('import after a kill', async () => {
            assertEnded(await galley(['import', file, '--cache', cache]), 0)
            assert.equal(soundProfiles(cache), before + added)
            return undefined
          })
      }
    }),
}
