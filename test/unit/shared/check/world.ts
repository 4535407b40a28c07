import type { Draft, Recommendation } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { schemaFrom } from './observe.ts'

/** Samples of Viewed reach from here ten days on. */
const firstOfJune = Date.UTC(2026, 5, 1)

/** The samples that the tests of the checks share. */
export const schema = schemaFrom({
  profiles: {
    total: 2014,
    properties: {
      ...{
        Identity: {},
        Email: {},
        Name: { emails: 3, capitals: 12, padded: 2 },
        City: { absent: 30, null: 7 },
        'First Name': {},
      },
      ...{ Tier: {}, tier: { filled: 34 }, Full: {}, Blank: { blank: 5 }, Nothing: { placeholder: 7 } },
      ...{
        DOB: { filled: 2000, types: { date: 2000 } },
        Address: { types: { object: 12, string: 2002 }, notText: 12 },
      },
      ...{
        Sizes: { types: { list: 2014 } },
        Long: { length: { min: 1, max: 600 } },
        Huge: { length: { min: 1, max: 90_000 } },
      },
    },
  },
  events: {
    Charged: { total: 340, properties: { date: { types: { date: 340 } }, amount: { absent: 12 } } },
    'Added to Cart': { total: 500, properties: { product_name: {} } },
    Viewed: {
      total: 9,
      properties: {
        sku: {
          distinct: 2,
          top: [
            { value: 'a', count: 5 },
            { value: 42, count: 4 },
          ],
        },
        seen: { firstSeen: firstOfJune, lastSeen: firstOfJune + 10 * 86_400_000 },
      },
    },
    Bought: {
      total: 9,
      properties: {
        skus: {
          distinct: 2,
          top: [
            { value: '42', count: 5 },
            { value: 'b', count: 4 },
          ],
        },
        other: { distinct: 1, top: [{ value: 'A', count: 9 }] },
        Items: { types: { list: 9 }, notText: 9 },
      },
    },
  },
  catalogs: {
    Products: {
      total: 120,
      properties: {
        ...{ Identity: {}, Name: { distinct: 120 }, Brand: { absent: 3 } },
        Kind: { distinct: 1, top: [{ value: '42', count: 120 }] },
      },
    },
    Shops: { total: 3, properties: { identity: {}, latitude: {}, longitude: {} } },
  },
})

export const slot: Recommendation = {
  ...{
    slot: 'similar',
    catalog: 'Products',
    event: 'Added to Cart',
    eventProperty: 'product_name',
    catalogColumn: 'Name',
  },
  ...{ lookBackDays: 30, position: 1, include: [], exclude: [], near: null, from: 'computed' },
}
export const aliases = [{ name: 'Product', properties: { 'Added to Cart': 'product_name' } }]
export const charged: Partial<Draft> = { trigger: { kind: 'live-action', event: 'Charged', where: [] } }
export const past = {
  kind: 'past-behaviour',
  match: 'all',
  did: [{ event: 'Charged', where: [] }],
  didNot: [],
} as const
export const payload = (changes: Partial<Draft['payload']>): Partial<Draft> => ({
  payload: { ...initialDraft.payload, ...changes },
})
