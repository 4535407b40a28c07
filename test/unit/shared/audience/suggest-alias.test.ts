import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasNameFor, type EventValues, suggestAliases } from '#shared/audience/suggest-alias'
import { Branch, law } from '../../law.ts'

const of = (event: string, properties: Record<string, readonly string[]>): EventValues => ({
  event,
  properties: Object.entries(properties).map(([property, values]) => ({ property, values: new Set(values) })),
})

test('prefers the pair that holds the same things to one that merely looks alike', () => {
  const [best] = suggestAliases([
    of('Added', { currency: ['INR'], quantity: ['1', '2', '3'], product_name: ['coat', 'jeans', 'scarf'] }),
    of('Charged', { currency: ['INR'], qty: ['1', '2', '3'], 'Items.prod_name': ['jeans', 'coat'] }),
  ])
  expect(best).toEqual({
    properties: { Added: 'product_name', Charged: 'Items.prod_name' },
    overlaps: [{ event: 'Charged', property: 'Items.prod_name', shared: 2, of: 3 }],
  })
})

const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
const bag = fc.dictionary(fc.constantFrom('p', 'q', 'prod name', 'r'), values, { maxKeys: 4 })

test('names a property of every event, and counts what they have in common as it is', () => {
  const overlapping = new Branch('an overlap')
  law(
    fc.property(fc.array(bag, { minLength: 2, maxLength: 3 }), (bags) => {
      const events = bags.map((one, i) => of(`E${String(i)}`, one))
      for (const { properties, overlaps } of suggestAliases(events)) {
        expect(Object.keys(properties)).toEqual(events.map(({ event }) => event))
        const first = bags[0]?.[properties['E0'] ?? ''] ?? []
        for (const { event, property, shared, of: total } of overlaps) {
          overlapping.reach()
          const other = bags[Number(event.slice(1))]?.[property] ?? []
          expect([shared, total]).toEqual([first.filter((one) => other.includes(one)).length, first.length])
          expect(shared).toBeGreaterThan(0)
        }
      }
    }),
    { reaches: [overlapping] },
  )
})

test.each([
  ['product_name', [], 'Product'],
  ['product_name', ['Product'], 'Product 2'],
  ['Items.prodName', [], 'Prod'],
  ['name', [], 'Name'],
  ['SKU', [], 'Sku'],
  ['名前', [], '名前'],
  ['_', [], 'Constant'],
])('an alias over %s, where %j are taken, is %s', (property, taken, expected) => {
  expect(aliasNameFor(property, taken)).toBe(expected)
})
