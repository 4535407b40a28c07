import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDraft } from '#shared/campaign/file'
import { parseJson } from '#shared/json/exact-number'
import { faultsOf } from '#shared/mparticle/batch-faults'
import { batchMaker } from '#shared/mparticle/to-batch'
import { compile } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { isAccepted } from '../../events-api.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/batch')
const cases = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test.each(cases.map(({ name }) => name))('%s', async (name) => {
  const read = (file: string) => readFileSync(join(fixtures, name, file), 'utf8')
  const draft = parseDraft(read('draft.galley.json'))
  if (!draft.ok) throw new Error(draft.error.message)
  const parts = parseJson(read('recipient.json')) as Pick<Recipient, 'identity' | 'profile' | 'event' | 'asOf'>
  const recipient = {
    newest: new Map(),
    constant: [],
    items: new Map(),
    ...parts,
    asOf: (parts.asOf as number | null) ?? NaN,
  }
  const batch = batchMaker(draft.value)(recipient, compile(draft.value).texts(recipient))
  await expect(`${JSON.stringify(batch, null, 2)}\n`).toMatchFileSnapshot(join(fixtures, name, 'expected.json'))
  expect(faultsOf(batch)).toEqual([])
  expect(isAccepted(2023, JSON.stringify(batch))).toBe(true)
  expect(isAccepted(2026, JSON.stringify(batch))).toBe(true)
})
