import type { Draft, Recommendation } from '#shared/campaign/draft'
import { draftOf } from '../draft.ts'
import { charged, slot } from '../world.ts'
import type { Case } from './case.ts'

/** A draft that uses this one slot. */
function slotted(change: Partial<Recommendation> = {}, changes: Partial<Draft> = {}): Draft {
  return draftOf('{{ @Recommendation similar - Name }}', { recommendations: [{ ...slot, ...change }], ...changes })
}

const brand = { column: 'Brand', is: 'equals', value: 'Lund' } as const
const one = [{ slot: 'similar', reason: 'no-related-items', count: 1 }] as const

export const recommendationsCases: readonly Case[] = [
  {
    code: 'recommendation-event-unseen',
    fires: [slotted({ event: 'Added to Crat' })],
    silent: [slotted(), slotted({ event: 'Nothing', from: 'imported' })],
    mends: true,
  },
  {
    code: 'recommendation-property-unseen',
    fires: [
      slotted({ eventProperty: 'product_nam' }),
      slotted({ include: [{ column: 'Brand', is: 'equals', sameAs: 'amuont' }] }, charged),
      slotted({ exclude: [{ column: 'Brand', is: 'equals', sameAs: 'product-name' }] }),
    ],
    silent: [
      slotted({ include: [{ column: 'Brand', is: 'equals', sameAs: 'amount' }] }, charged),
      slotted({ event: 'Bought', eventProperty: 'Items.sku' }),
    ],
    mends: true,
  },
  {
    code: 'mapped-column-unseen',
    fires: [slotted({ catalogColumn: 'Nme' })],
    silent: [slotted(), slotted({ catalogColumn: 'identity' }), slotted({ catalog: 'Elsewhere', catalogColumn: 'x' })],
    mends: true,
  },
  {
    code: 'mapped-column-not-unique',
    fires: [slotted({ catalogColumn: 'Kind' })],
    silent: [slotted()],
    mends: true,
  },
  {
    code: 'filter-column-unseen',
    fires: [slotted({ include: [{ ...brand, column: 'Brnd' }], exclude: [{ ...brand, column: 'Brnd' }] })],
    silent: [slotted({ include: [brand] })],
    mends: true,
  },
  {
    code: 'near-without-coordinates',
    fires: [slotted({ near: { km: 5 } })],
    silent: [slotted(), slotted({ catalog: 'Shops', near: { km: 5 } })],
    mends: true,
  },
  {
    code: 'position-not-positive',
    fires: [slotted({ position: 0 }), slotted({ position: 1.5 })],
    silent: [slotted({ position: 7 })],
    mends: true,
  },
  {
    code: 'look-back-not-positive',
    fires: [slotted({ lookBackDays: 0 }), slotted({ lookBackDays: NaN })],
    silent: [slotted({ lookBackDays: 1 })],
    mends: true,
  },
  {
    code: 'duplicate-slot',
    fires: [
      slotted({}, { recommendations: [slot, slot] }),
      slotted({}, { recommendations: [slot, slot, { ...slot, slot: 'similar 2' }] }),
    ],
    silent: [slotted({}, { recommendations: [slot, { ...slot, slot: 'Similar' }] })],
    mends: true,
  },
  {
    code: 'unused-slot',
    fires: [slotted({ slot: 'other' }), draftOf('x', { recommendations: [slot] })],
    silent: [slotted()],
    mends: true,
  },
  {
    code: 'too-many-slots',
    fires: [slotted({}, { recommendations: [1, 2, 3, 4, 5, 6].map((n) => ({ ...slot, slot: String(n) })) })],
    silent: [slotted({}, { recommendations: [1, 2, 3, 4, 5].map((n) => ({ ...slot, slot: String(n) })) })],
    mends: false,
  },
  {
    code: 'slot-without-items',
    fires: [slotted({ event: 'Bought', eventProperty: 'other', catalogColumn: 'Kind' })],
    silent: [slotted({ event: 'Viewed', eventProperty: 'sku', catalogColumn: 'Kind' }), slotted()],
    mends: false,
  },
  {
    code: 'slot-without-items',
    fires: [slotted()],
    silent: [slotted({ slot: 'other' })],
    mends: false,
    recommended: { recipients: 1, skipped: one },
  },
  {
    code: 'slot-skips-recipients',
    fires: [slotted()],
    silent: [slotted({ slot: 'other' })],
    mends: false,
    recommended: { recipients: 2, skipped: one },
  },
]
