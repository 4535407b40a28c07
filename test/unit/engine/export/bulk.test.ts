import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Batch } from '#shared/mparticle/batch'
import { exportBatches } from '../../../../electron/engine/export/export-batches.ts'
import { from, plain, ready } from './cases.ts'
import { law } from '../../law.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-bulk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a batch of these recipients takes besides its name, roughly. */
const edge = 262_144 - 350

const anyLength = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 40_000 }),
  fc.integer({ min: edge - 100, max: edge + 100 }),
)

test('no bulk file has more than 100 events or 256 KB, and together they hold every batch once, in order', async () => {
  const anySizes = fc.oneof(
    fc.array(anyLength, { maxLength: 30 }),
    fc.array(fc.nat(50), { minLength: 90, maxLength: 320 }),
  )
  await law(
    fc.asyncProperty(anySizes, fc.constantFrom('x', 'é', '"', '漢', '👩'), async (sizes, letter) => {
      const recipients = sizes.map((size, i) =>
        ready(String(i), { Name: letter.repeat(size / Buffer.byteLength(letter)) }),
      )
      const out = join(folder, 'out')
      const report = await exportBatches({ ...plain, recipients: from(recipients), out, shape: 'bulk' })
      const files = readdirSync(out).filter((name) => name.startsWith('bulk-'))
      const batches = files.flatMap((name) => {
        const content = readFileSync(join(out, name))
        const request = JSON.parse(content.toString()) as Batch[]
        expect(content.length).toBeLessThanOrEqual(262_144)
        expect(request.length).toBeGreaterThan(0)
        expect(request.flatMap(({ events }) => events).length).toBeLessThanOrEqual(100)
        return request
      })
      const refused = new Set(report.refused.map(({ identity }) => identity))
      const expected = sizes.map((_, i) => String(i)).filter((identity) => !refused.has(identity))
      expect(batches.map(({ user_identities: { customer_id: id } }) => id)).toEqual(expected)
      for (const { problems } of report.refused) expect(problems.join()).toContain('256 KB')
    }),
    { runs: 60 },
  )
})
