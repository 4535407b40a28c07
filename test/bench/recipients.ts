import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { Audience } from '../../electron/engine/audience/audience.ts'
import type { Db } from '../../electron/engine/store/db.ts'
import { openStore } from '../../electron/engine/store/open-store.ts'
import { median, type Row, timed } from './race.ts'

const profiles = 100_000
const eventsEach = 10
const rounds = 5
const start = Date.UTC(2026, 0, 1)
/** Between two events of all, in milliseconds: half an hour between two of one profile. */
const pace = 1_800_000 / profiles
const names = ['Product Viewed', 'Added to Cart', 'App Launched', 'Charged']

/**
 * Half of the events are views, a fifth puts into the cart and a fifth buys, in half of the cases what was put there an hour before.
 */
export function recipientsRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const db = openStore(join(folder, 'samples.sqlite'), { create: true })
  try {
    fillEvents(db)
    const rows = db.prepare('SELECT * FROM event')
    const results = Array.from({ length: rounds }, () => ({
      ours: timed(() => count(new Audience(db, inactionDraft, { events: new Set() }, Infinity).all())),
      rival: timed(() => count(rows.iterate())),
    }))
    const [ours, rival] = [median(results.map((r) => r.ours)), median(results.map((r) => r.rival))]
    const ratio = median(results.map((r) => r.ours / r.rival))
    return [
      {
        work: 'recipients of an inaction draft with a constant, 1,000,000 events',
        against: 'SELECT * FROM event',
        ours: `${(ours / 1000).toFixed(2)} s`,
        rival: `${(rival / 1000).toFixed(2)} s`,
        ratio,
        goal: '≤ 3 × its time',
        met: ratio <= 3,
      },
    ]
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export const inactionDraft: Draft = {
  ...initialDraft,
  trigger: {
    ...{ kind: 'live-inaction', withinMinutes: 120 },
    ...{ did: { event: 'Added to Cart', where: [] }, didNot: { event: 'Charged', where: [] } },
  },
  aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
  constant: 'Product',
}

function count(items: Iterable<unknown>): void {
  let n = 0
  for (const item of items) if (item !== undefined) n++
  if (n === 0) throw new Error('There is nothing to measure.')
}

/** A million events, in the order of time, as an import has them: the events of one profile lie far apart. */
export function fillEvents(db: Db): void {
  const addProfile = db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, NULL, 1, 1, 1)')
  const addEvent = db.prepare('INSERT INTO event VALUES (NULL, ?, ?, ?, ?, 1, 1)')
  db.transaction(() => {
    db.exec(`INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0)`)
    for (const name of names) db.prepare('INSERT INTO event_name (name) VALUES (?)').run(name)
    for (let i = 1; i <= profiles; i++) {
      const known = {
        Identity: `cust-${i}`,
        Name: `Mira ${i}`,
        Email: `mira.${i}@example.com`,
        City: 'Umeå',
        visits: i % 90,
      }
      addProfile.run(i, known.Identity, JSON.stringify(known))
    }
    for (let i = 0; i < profiles * eventsEach; i++) {
      const [name, properties] = eventAt(i)
      addEvent.run(((i * 7919) % profiles) + 1, name, Math.floor(start + i * pace), properties)
    }
  })()
}

const kinds = [1, 2, 1, 3, 1, 2, 1, 4, 1, 4]

function eventAt(i: number): readonly [name: number, properties: string] {
  const kind = kinds[Math.floor(i / profiles)] ?? 1
  const product = (i % profiles) % 340
  if (kind === 3) return [kind, JSON.stringify({ 'CT Source': 'Mobile', 'CT App Version': '6.2.1' })]
  if (kind === 4) {
    const Items = [{ prod_name: `Blue jeans ${String(product + (i % 2))}`, product_id: 'SKU-1', qty: 1 }]
    return [kind, JSON.stringify({ Amount: 99.5, 'Charged ID': `90${String(i)}`, 'Payment mode': 'Card', Items })]
  }
  const known = { product_id: `SKU-${String(product)}`, product_name: `Blue jeans ${String(product)}`, price: 349.5 }
  return [kind, JSON.stringify({ ...known, quantity: 1, added_on: `$D_${String(1_767_225_600 + i)}`, gift: false })]
}
