import { expect, test } from 'vitest'
import { propertyPaths } from '#shared/audience/property-paths'

test('an event is named by its properties, and a list of items by theirs', () => {
  const Items = [{ prod_name: 'White coat' }, { prod_name: 'Blue jeans', size: 'M' }]
  expect(propertyPaths({ total: 40, sizes: ['S', 'M'], Items })).toEqual([
    'total',
    'sizes',
    'Items.prod_name',
    'Items.size',
  ])
})

test('a property that only a later item has is named', () => {
  expect(propertyPaths({ Items: [null, {}, { prod_id: 1 }] })).toEqual(['Items.prod_id'])
})

test('a list without items is named itself', () => {
  expect(propertyPaths({ Items: [], More: [{}] })).toEqual(['Items', 'More'])
})

test('of a long list the first 50 items are looked at, and 50 properties named', () => {
  const items = Array.from({ length: 60 }, (_, n) => ({ [`p${String(n)}`]: n }))
  expect(propertyPaths({ Items: items })).toHaveLength(50)
  expect(propertyPaths({ Items: items })).not.toContain('Items.p50')
})
