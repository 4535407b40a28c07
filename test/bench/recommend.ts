import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft, Recommendation } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { Audience } from '../../electron/engine/audience/audience.ts'
import { countAssociations } from '../../electron/engine/recommend/count-associations.ts'
import { countAssociationsOnce, cachedAssociations } from '../../electron/engine/recommend/cached-associations.ts'
import { findMapping } from '../../electron/engine/recommend/mapping.ts'
import type { Db } from '../../electron/engine/store/db.ts'
import { openStore } from '../../electron/engine/store/open-store.ts'
import { median, type Row, timed } from './race.ts'

const profiles = 100_000
const events = 1_000_000
const items = 10_000
/** An item, and how many profiles have it. */
const fans = 20_000
const rounds = 5
const asOf = Date.UTC(2026, 5, 1)
const day = 86_400_000

const recommendation: Recommendation = {
  ...{ slot: 'similar', catalog: 'Products', event: 'Product Viewed', eventProperty: 'product_id' },
  ...{
    catalogColumn: 'Identity',
    lookBackDays: 30,
    position: 1,
    include: [],
    exclude: [],
    near: null,
    from: 'computed',
  },
}
const plain: Draft = { ...initialDraft, pairs: [{ key: 'x', value: 'x' }] }
const brand = { column: 'Brand', is: 'equals', sameAs: 'brand' } as const

/** Counting what was viewed together, answering from it, and recommending to every profile. */
export function recommendRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const path = join(folder, 'samples.sqlite')
  const db = openStore(path, { create: true })
  try {
    fill(db)
    return [countRow(db), readRow(db, path), popularRow(db), ...allProfilesRows(db)]
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function countRow(db: Db): Row {
  const mapping = findMapping(db, recommendation)
  if (typeof mapping === 'string') throw new Error(mapping)
  const rows = db.prepare('SELECT * FROM event')
  const results = Array.from({ length: rounds }, () => ({
    ours: timed(() => countAssociations(db, mapping, asOf)),
    rival: timed(() => drain(rows.iterate())),
  }))
  const ratio = median(results.map(({ ours, rival }) => ours / rival))
  const row = {
    work: 'count who viewed what, 1,000,000 events, 100,000 profiles, 10,000 items',
    against: 'SELECT * FROM event',
  }
  const [ours, rival] = [median(results.map((r) => r.ours)), median(results.map((r) => r.rival))]
  return { ...row, ours: seconds(ours), rival: seconds(rival), ratio, goal: '≤ 5 × its time', met: ratio <= 5 }
}

/** What was counted, by a Galley that starts anew. */
function readRow(db: Db, path: string): Row {
  countAssociationsOnce(db, recommendation, asOf)
  const times = Array.from({ length: rounds }, () => {
    const other = openStore(path)
    const ms = timed(() => cachedAssociations(other, recommendation, asOf))
    if (cachedAssociations(other, recommendation, asOf).state !== 'counted') throw new Error('It was not kept.')
    other.close()
    return ms
  })
  return absolute('read back what was counted', median(times), 100)
}

function popularRow(db: Db): Row {
  const counted = countAssociationsOnce(db, recommendation, asOf)
  if (counted.state !== 'counted') throw new Error(counted.state)
  const times = Array.from({ length: rounds }, (_, i) =>
    // another window each time, so that it is counted
    timed(() => counted.associations.related(0, asOf - 90 * day + i)),
  )
  return absolute(`what is related to an item of ${fans.toLocaleString('en-US')} profiles`, median(times), 50)
}

function allProfilesRows(db: Db): Row[] {
  const without = median(Array.from({ length: 3 }, () => timed(() => drain(audience(db, plain).all()))))
  const draftWith = (change: Partial<Recommendation>) => ({
    ...plain,
    recommendations: [{ ...recommendation, ...change }],
  })
  return [
    { work: 'recipients with a slot, 100,000 profiles', change: {} },
    { work: 'the same, with a condition on the last action', change: { include: [brand] } },
  ].map(({ work, change }) => {
    const ours = median(Array.from({ length: 3 }, () => timed(() => drain(audience(db, draftWith(change)).all()))))
    const ratio = ours / without
    const met = ours < 10_000
    return { work, against: 'without a slot', ours: seconds(ours), rival: seconds(without), ratio, goal: '≤ 10 s', met }
  })
}

function audience(db: Db, draft: Draft): Audience {
  return new Audience(db, draft, { events: new Set() }, asOf)
}

function absolute(work: string, ms: number, most: number): Row {
  return {
    work,
    against: '–',
    ours: `${ms.toFixed(1)} ms`,
    rival: '–',
    ratio: null,
    goal: `≤ ${String(most)} ms`,
    met: ms <= most,
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

function drain(rows: Iterable<unknown>): void {
  let n = 0
  for (const row of rows) if (row !== undefined) n++
  if (n === 0) throw new Error('There is nothing to measure.')
}

/** Ten views a profile over ninety days, in the order of time; popular items are viewed more often. */
function fill(db: Db): void {
  const addProfile = db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, NULL, 1, 1, 1)')
  const addItem = db.prepare('INSERT INTO item (catalog, position, id, columns) VALUES (1, ?, ?, ?)')
  const addEvent = db.prepare('INSERT INTO event VALUES (NULL, ?, 1, ?, ?, 1, 1)')
  db.transaction(() => {
    db.exec(`INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0)`)
    db.exec(`INSERT INTO event_name VALUES (1, 'Product Viewed'); INSERT INTO catalog VALUES (1, 'Products', 1)`)
    for (let i = 1; i <= profiles; i++)
      addProfile.run(i, `cust-${String(i)}`, JSON.stringify({ Name: `Mira ${String(i)}` }))
    for (let row = 0; row < items; row++) {
      addItem.run(
        row,
        `SKU-${String(row)}`,
        JSON.stringify({ Identity: `SKU-${String(row)}`, Name: 'Jeans', Brand: `B${String(row % 20)}` }),
      )
    }
    for (let i = 0; i < events; i++) {
      const profile = ((i * 7919) % profiles) + 1
      const sku = itemAt(i, profile)
      const known = {
        product_id: `SKU-${String(sku)}`,
        product_name: `Blue jeans ${String(sku)}`,
        price: 349.5,
        brand: `B${String(sku % 20)}`,
      }
      addEvent.run(profile, asOf - 90 * day + Math.floor((i / events) * 90 * day), JSON.stringify(known))
    }
  })()
}

/** The first item is the last view of every fifth profile, the others have a long tail. */
function itemAt(i: number, profile: number): number {
  if (i >= events - profiles && profile % (profiles / fans) === 0) return 0
  const chance = ((Math.imul(i, 2654435761) >>> 0) % 100_003) / 100_003
  return 1 + Math.floor((items - 1) * chance ** 2)
}
