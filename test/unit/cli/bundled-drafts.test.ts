import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { galley, json, temporaryFolder } from './run-galley.ts'

// What the bundled samples come to, as a person reads it. An expected file is reviewed like code.

const { path: folder } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const samples = join(import.meta.dirname, '../../../resources/samples')
const expected = (name: string) => join(import.meta.dirname, '../../fixtures/bundled-drafts', name)
const draft = (name: string) => join(samples, `${name}.galley.json`)

beforeAll(async () => {
  const files = ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(samples, name))
  expect((await galley(['import', ...files, '--cache', cache])).status).toBe(0)
})

test.each(['tour', 'win-back', 'cart-reminder'])('%s has these recipients', async (name) => {
  const { stdout } = await galley(['recipients', draft(name), '--cache', cache])
  await expect(stdout).toMatchFileSnapshot(expected(`${name}.recipients.txt`))
})

test.each([
  ['tour', 'cust-1001'],
  ['tour', 'cust-1004'],
  ['win-back', 'cust-1001'],
])('%s reads so for %s', async (name, user) => {
  const { stdout } = await galley(['preview', draft(name), '--user', user, '--cache', cache])
  await expect(stdout).toMatchFileSnapshot(expected(`${name}.${user}.txt`))
})

test('the tour’s recommended items are in its payload, with what they rest on in its provenance', async () => {
  const run = await galley(['preview', draft('tour'), '--user', 'cust-1001', '--json', '--cache', cache])
  const { pairs, items, payload } = json<{
    pairs: { key: string; pieces: { source: { kind: string; relatedBy?: number; basis?: object } | null }[] }[]
    items: Record<string, string>
    payload: object
  }>(run)
  const sources = pairs.flatMap(({ pieces }) => pieces.flatMap(({ source }) => source ?? []))
  const recommended = sources.filter(({ kind }) => kind === 'recommendation')
  expect(recommended).toHaveLength(2)
  for (const source of recommended) {
    expect(source).toMatchObject({ item: items['similar'], rank: 1, relatedBy: 23, basis: { item: 'SKU-1001' } })
  }
  expect(JSON.stringify(payload)).toContain(`${items['similar'] ?? '?'}.jpg`)
})
