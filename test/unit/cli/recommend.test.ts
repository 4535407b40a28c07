import { beforeAll, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { eventRecord, galley, json, profileRecord, temporaryFolder } from './run-galley.ts'

// Twelve profiles and nine items, worked out by hand. Days before as-of, which is 30 June 2026.
const asOf = Date.UTC(2026, 5, 30) / 1000
const views: Readonly<Record<string, readonly (readonly [item: string | number, days: number])[]>> = {
  u01: [
    ['P1', 10],
    ['P2', 9],
    ['P3', 1],
  ],
  u02: [
    ['P1', 5],
    ['P2', 4],
  ],
  u03: [
    ['P1', 20],
    ['P3', 8],
    ['P4', 7],
  ],
  u04: [
    ['P2', 40],
    ['P5', 3],
  ],
  u05: [['P9', 2]],
  u06: [['P1', 70]],
  u07: [
    ['P1', 2],
    ['gone', 1],
  ],
  u08: [
    ['P6', 45],
    ['P7', 45],
  ],
  u09: [
    [42, 3],
    ['P1', 2],
  ],
  u10: [
    ['42', 6],
    ['P3', 5],
  ],
  u11: [],
  u12: [
    ['P2', 30],
    ['P1', 0],
  ],
}
const items = ['P1,Lund', 'P2,Lund', 'P3,Tov', 'P4,Tov', 'P5,Lund', 'P6,Tov', 'P7,Tov', '42,Lund', 'P9,Lund']

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const slot = {
  ...{ slot: 'similar', catalog: 'products', event: 'Product Viewed', eventProperty: 'product_id' },
}
const draftFile = (name: string, changes: object = {}, more: object = {}) =>
  write(
    `${name}.galley.json`,
    JSON.stringify({
      ...{ galley: 1, name, recommendations: [{ ...slot, ...changes }] },
      pairs: [
        { key: 'name', value: 'Hi {{ @Profile - Name }}' },
        { key: 'item', value: '{{ @Recommendation similar - Name | default: "nothing" }}' },
      ],
      ...more,
    }),
  )

interface Line {
  readonly identity: string
  readonly items: Readonly<Record<string, string>>
  readonly status: string
  readonly reason: string | null
  readonly slot?: string
}

async function outcomes(draft: string): Promise<Readonly<Record<string, string | null>>> {
  const { stdout, status } = await galley(['recipients', draft, '--all', '--json', '--cache', cache])
  expect(status).toBe(0)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  expect(lines.every((line) => (line.reason === null) === (line.items['similar'] !== undefined))).toBe(true)
  return Object.fromEntries(lines.map((line) => [line.identity, line.items['similar'] ?? line.reason]))
}

beforeAll(async () => {
  const people = Object.keys(views).map((identity) => profileRecord(identity, { Name: identity.toUpperCase() }))
  const viewed = Object.entries(views).flatMap(([identity, all]) =>
    all.map(([product_id, days]) => eventRecord(identity, 'Product Viewed', asOf - days * 86_400, { product_id })),
  )
  const bought = [eventRecord('u01', 'Charged', asOf - 60, { brand: 'Tov' })]
  const products = `Identity,Name,ImageURL,Brand\n${items.map((item) => item.replace(/^(\w+)/, '$1,Item $1,https://x/$1')).join('\n')}\n`
  const files = [write('samples.jsonl', [...people, ...viewed, ...bought]), write('products.csv', products)]
  const { status, stderr } = await galley(['import', ...files, '--cache', cache])
  expect([status, stderr]).toEqual([0, ''])
})

const unserved = {
  ...{ u04: 'no-related-items', u05: 'no-related-items', u08: 'no-related-items' },
  ...{ u06: 'no-last-action', u11: 'no-last-action', u07: 'item-not-in-catalog' },
}

describe('twelve profiles and nine items', () => {
  test('get the most related item that is in the catalog, never the one they came from', async () => {
    const served = { u01: 'P1', u02: 'P1', u03: 'P1', u09: 'P2', u10: 'P1', u12: 'P2' }
    expect(await outcomes(draftFile('first'))).toEqual({ ...served, ...unserved })
  })

  test('get the item at a position, ties in the order of the catalog', async () => {
    const beyond = { u02: 'position-beyond-list', u03: 'position-beyond-list' }
    const served = { u01: 'P4', u09: 'P4', u10: 'P4', u12: 'P4', ...beyond }
    expect(await outcomes(draftFile('third', { position: 3 }))).toEqual({ ...served, ...unserved })
    const last = { u01: '42', u09: '42', u10: '42', u12: '42', ...beyond }
    expect(await outcomes(draftFile('fourth', { position: 4 }))).toEqual({ ...last, ...unserved })
  })

  test('get the first item that the conditions leave', async () => {
    const served = { u01: 'P4', u02: 'P3', u03: 'P3', u09: 'P3', u10: 'P4', u12: 'P3' }
    const tov = { column: 'Brand', is: 'equals', value: 'Tov' }
    const lund = { column: 'Brand', is: 'equals', value: 'Lund' }
    expect(await outcomes(draftFile('tov', { include: [tov] }))).toEqual({ ...served, ...unserved })
    expect(await outcomes(draftFile('not-lund', { exclude: [lund] }))).toEqual({ ...served, ...unserved })
    const none = Object.fromEntries(Object.keys(served).map((identity) => [identity, 'filters-removed-all']))
    expect(await outcomes(draftFile('none', { include: [tov, lund] }))).toEqual({ ...none, ...unserved })
  })

  test('are related by what was done within the window alone, its first millisecond included', async () => {
    const served = { u01: 'P1', u02: 'P1', u03: 'P1', u09: 'P2', u10: 'P1', u12: 'P2' }
    const wider = { ...served, ...unserved, u04: 'P2', u08: 'P6' }
    expect(await outcomes(draftFile('wider', { lookBackDays: 45 }))).toEqual(wider)
  })

  test('compare a column with the triggering event', async () => {
    const draft = draftFile(
      'same',
      { include: [{ column: 'Brand', is: 'equals', sameAs: 'brand' }] },
      { trigger: { kind: 'live-action', event: 'Charged' } },
    )
    expect(await outcomes(draft)).toMatchObject({ u01: 'P4', u02: 'no-trigger-event' })
  })

  test('are each without an item where the definition is not possible', async () => {
    expect(new Set(Object.values(await outcomes(draftFile('a', { event: 'Never' }))))).toEqual(
      new Set(['no-last-action']),
    )
    const unknown = await outcomes(draftFile('b', { catalog: 'none' }))
    expect(unknown).toMatchObject({ u01: 'item-not-in-catalog', u06: 'no-last-action' })
    expect(await outcomes(draftFile('c', { catalogColumn: 'none' }))).toEqual(unknown)
  })
})

describe('what is said of it', () => {
  test('a preview names the item, its rank, who relates it and what it rests on', async () => {
    const run = await galley(['preview', draftFile('shown'), '--user', 'u09', '--json', '--cache', cache])
    const { pairs, items } = json<{ pairs: { text: string; pieces: { source: object }[] }[]; items: object }>(run)
    expect(items).toEqual({ similar: 'P2' })
    expect(pairs[1]?.text).toBe('Item P2')
    expect(pairs[1]?.pieces[0]?.source).toMatchObject({
      ...{ kind: 'recommendation', slot: 'similar', column: 'Name', item: 'P2', rank: 1, relatedBy: 3 },
      basis: { item: 'P1', ts: (asOf - 2 * 86_400) * 1000 },
    })
  })

  test('who is skipped still has the rest resolved', async () => {
    const run = await galley(['preview', draftFile('skipped'), '--user', 'u07', '--json', '--cache', cache])
    const skipped = json<{ status: string; reason: string; slot: string; pairs: { text: string }[] }>(run)
    expect(skipped).toMatchObject({ status: 'skipped', reason: 'item-not-in-catalog', slot: 'similar' })
    expect(skipped.pairs.map(({ text }) => text)).toEqual(['Hi U07', 'nothing'])
    const { stdout } = await galley(['preview', draftFile('skipped'), '--user', 'u07', '--cache', cache])
    expect(stdout).toContain(
      "Would not get the message: the user last acted on an item that is not in the recommendation's catalog",
    )
  })

  test('who is skipped is told how far the recommendation came', async () => {
    const none = draftFile('left-out', { include: [{ column: 'Brand', is: 'equals', value: 'None' }] })
    const run = await galley(['preview', none, '--user', 'u01', '--json', '--cache', cache])
    expect(json(run)).toMatchObject({
      ...{ reason: 'filters-removed-all', items: {} },
      recommendation: {
        related: 4,
        left: 0,
        filters: [{ label: 'Only: Brand is None', removed: 4 }],
        basis: { item: 'P3' },
      },
    })
    const { stdout } = await galley(['preview', none, '--user', 'u01', '--cache', cache])
    expect(stdout).toContain(
      'similar: 4 related items, 4 left out by “Only: Brand is None”, 0 left; the last action was on P3',
    )
  })

  test('an export counts the skipped by reason', async () => {
    const out = join(folder, 'out.ndjson')
    const run = await galley(['export', draftFile('exported'), '--out', out, '--json', '--cache', cache])
    expect(json(run)).toMatchObject({
      ...{ recipients: 6, skipped: { 'item-not-in-catalog': 1, 'no-last-action': 2, 'no-related-items': 3 } },
    })
  })

  test('a check says how many recipients a slot skips, and what is in vain', async () => {
    const run = await galley(['check', draftFile('checked'), '--json', '--cache', cache])
    const { diagnostics } = json<{ diagnostics: { code: string; message: string }[] }>(run)
    expect(diagnostics.find(({ code }) => code === 'slot-skips-recipients')?.message).toMatch(/^6 of 12 recipients are/)
  })

  test('a slot that no pair uses has to find an item all the same', async () => {
    const draft = draftFile('unused', {}, { pairs: [{ key: 'a', value: 'b' }] })
    expect(await outcomes(draft)).toMatchObject({ u01: 'P1', u07: 'item-not-in-catalog' })
    const run = await galley(['check', draft, '--json', '--cache', cache])
    const { diagnostics } = json<{ diagnostics: { code: string; fixes: string[] }[] }>(run)
    expect(diagnostics.find(({ code }) => code === 'unused-slot')?.fixes).toEqual(['Take similar out'])
  })
})

describe('items on the lines of a pipe', () => {
  const piped = async (line: object) => {
    const run = await galley(['pipe', draftFile('piped')], { input: `${JSON.stringify(line)}\n` })
    return JSON.parse(run.stdout) as { skipped?: string; events?: { data: { custom_attributes: object } }[] }
  }
  const profile = { Identity: 'a', Name: 'A', Email: 'a@example.com' }

  test('resolve the tokens of their slot', async () => {
    const batch = await piped({ profile, items: { similar: { Identity: 'P1', Name: 'Item P1' } } })
    expect(batch.events?.[0]?.data.custom_attributes).toEqual({ name: 'Hi A', item: 'Item P1' })
  })

  test('are missed where a line has none, as a campaign would', async () => {
    expect(await piped({ profile })).toEqual({ skipped: 'no-item', identity: 'a', slot: 'similar' })
  })
})
