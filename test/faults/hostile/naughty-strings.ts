import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertEnded, galley } from '../command-line.ts'
import type { Fault } from '../fault.ts'
import { withFolder } from '../scratch.ts'
import { hostileStrings, loneSurrogates } from './strings.ts'

const draft = {
  galley: 1,
  id: '0b0a8a36-57ab-4f5e-8a58-0ea3c2a0f003',
  name: 'Strings',
  pairs: [{ key: 'v', value: 'A{{ @Profile - Value | default: "none" }}Z' }],
}

interface Sample {
  readonly properties: readonly { readonly scope: string; readonly name: string }[]
}

/** Any text is data: as a value it comes out as it went in, as a name it is a name. */
export const naughtyStrings: Fault = {
  name: 'naughty strings',
  unit: 'MB',
  run: (tries) =>
    withFolder(async (folder) => {
      const strings = [...hostileStrings(), ...loneSurrogates()]
      const cache = join(folder, 'samples.sqlite')
      const values = strings.map((text, i) => ({ identity: `n-${i}`, type: 'profile', profileData: { Value: text } }))
      const payloads = join(folder, 'out.ndjson')

      await tries.once('import as values', async () => {
        const ran = await galley(['import', lines(join(folder, 'values.jsonl'), values), '--cache', cache, '--json'])
        assertEnded(ran, 0)
        assert.partialDeepStrictEqual(JSON.parse(ran.stdout), { imports: [{ profiles: strings.length, rejected: 0 }] })
        return ran.megabytes
      })
      await tries.once('export', async () => {
        const path = lines(join(folder, 'a.galley.json'), [draft])
        const ran = await galley(['export', path, '--cache', cache, '--out', payloads, '--json'])
        assertEnded(ran, 1)
        const { refused } = JSON.parse(ran.stdout) as { refused: readonly { readonly identity: string }[] }
        const halves = strings.flatMap((text, i) => (text.isWellFormed() ? [] : [`n-${i}`]))
        assert.deepEqual(refused.map(({ identity }) => identity).sort(), halves.sort(), 'refused')
        return ran.megabytes
      })
      const resolved = resolvedIn(payloads)
      for (const [i, text] of strings.entries()) {
        await tries.once(`value ${JSON.stringify(text)}`, () => {
          // half a character is refused, and never replaced in silence
          const due = text.isWellFormed() ? JSON.stringify(`A${text}Z`) : undefined
          assert.equal(JSON.stringify(resolved.get(`n-${i}`)), due)
          return undefined
        })
      }
      for (const report of ['html', 'json', 'junit'])
        await tries.once(`proof as ${report}`, async () => {
          const out = join(folder, `proof.${report}`)
          const ran = await galley([
            'proof',
            join(folder, 'a.galley.json'),
            '--cache',
            cache,
            '--report',
            report,
            '--out',
            out,
          ])
          assertEnded(ran, 0, 1)
          if (report === 'html') assert.doesNotMatch(readFileSync(out, 'utf8'), /throw\(1\)>|<script>throw/)
          return ran.megabytes
        })
      await tries.once('as names', async () => assertNames(folder, hostileStrings()))
    }),
}

async function assertNames(folder: string, strings: readonly string[]): Promise<number> {
  const cache = join(folder, 'names.sqlite')
  const names = strings.map((text, i) => ({
    identity: `n-${i}`,
    type: 'profile',
    // an own property, whatever it is called
    profileData: Object.fromEntries([
      [`${text}!`, 'x'],
      [text, 'x'],
    ]),
  }))
  const ran = await galley(['import', lines(join(folder, 'names.jsonl'), names), '--cache', cache])
  assertEnded(ran, 0)
  const shown = await galley(['samples', '--cache', cache, '--json'])
  assertEnded(shown, 0)
  assertEnded(await galley(['samples', '--cache', cache]), 0)
  const { properties } = JSON.parse(shown.stdout) as Sample
  const found = new Set(properties.map(({ name }) => name))
  const missing = strings.filter((text) => !found.has(`${text}!`)).map((text) => JSON.stringify(text))
  assert.deepEqual(missing, [], 'names that are not shown')
  return shown.megabytes
}

function lines(path: string, records: readonly unknown[]): string {
  writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  return path
}

interface Batch {
  readonly user_identities: { readonly customer_id?: string }
  readonly events: readonly { readonly data: { readonly custom_attributes: { readonly v?: string } } }[]
}

function resolvedIn(path: string): ReadonlyMap<string, string | undefined> {
  const batches = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Batch)
  return new Map(
    batches.map(({ user_identities, events }) => [
      user_identities.customer_id ?? '',
      events[0]?.data.custom_attributes.v,
    ]),
  )
}
