import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertEnded, galley } from '../command-line.ts'
import type { Round, Tries } from '../fault.ts'
import { withFolder } from '../scratch.ts'

/** A small file that is hard to read. */
export interface Case {
  readonly title: string
  readonly content: string | Uint8Array
  /** What an import of it comes to; where nothing can be used of the file, `failed`. */
  readonly comesTo: { readonly profiles: number; readonly rejected: number } | 'failed'
}

/** Small files end within five seconds on an idle machine. */
const mostSeconds = 30
const mostMegabytes = 250

interface Report {
  readonly imports: readonly { readonly profiles: number; readonly rejected: number }[]
}

/** Imports each case into a cache of its own. A small round takes every sixth. */
export async function importCases(cases: readonly Case[], ending: string, tries: Tries, round: Round): Promise<void> {
  const chosen = round.small ? cases.filter((_, i) => i % 6 === 0) : cases
  await withFolder(async (folder) => {
    for (const [i, { title, content, comesTo }] of chosen.entries()) {
      const file = join(folder, `${i}.${ending}`)
      writeFileSync(file, content)
      await tries.once(title, async () => {
        const ran = await galley(['import', file, '--cache', join(folder, `${i}.sqlite`), '--json'], mostSeconds)
        assertEnded(ran, 0, 1, 3)
        assert.doesNotMatch(ran.stdout + ran.stderr, /cache .* is damaged/, 'the file is at fault')
        assert.ok(ran.megabytes <= mostMegabytes, `${ran.megabytes.toFixed(0)} MB`)
        const [read] = (JSON.parse(ran.stdout) as Report).imports
        const found = read === undefined ? 'failed' : { profiles: read.profiles, rejected: read.rejected }
        assert.deepEqual(found, comesTo)
        return ran.seconds * 1000
      })
    }
  })
}
