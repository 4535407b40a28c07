import { expect, test } from 'vitest'
import { type CatalogChanges, changeLines } from '#shared/sample/catalog-changes'

const none: CatalogChanges = {
  ...{ catalog: 'Shirts', added: 0, removed: 0, changed: 0, reordered: false },
  columns: { added: [], removed: [], changed: [] },
  examples: { added: [], removed: [], changed: [] },
}

test('a catalog that is the same says so', () => {
  expect(changeLines(none)).toEqual(['Catalog “Shirts” was replaced: nothing in it is different.'])
})

test('everything that changed is said, with examples', () => {
  const changed = ['Price', 'Name', 'a', 'b', 'c', 'd'].map((column, i) => ({ column, items: 1200 - i }))
  const lines = changeLines({
    ...{ catalog: 'Shirts', added: 1, removed: 1200, changed: 1201, reordered: true },
    columns: { added: ['Size', 'Brand'], removed: ['Old'], changed },
    examples: {
      added: ['n1'],
      removed: ['r1', 'r2'],
      changed: [
        { id: 'c1', column: 'Price', before: null, after: '9' },
        { id: 'c2', column: 'Name', before: 'x'.repeat(61), after: '' },
      ],
    },
  })
  expect(lines).toEqual([
    'Catalog “Shirts” was replaced: 1 item added, 1,200 items removed, 1,201 items changed ' +
      '(Price in 1,200, Name in 1,199, a in 1,198, b in 1,197, c in 1,196, …), ' +
      'new columns “Size”, “Brand”, column “Old” gone, another order.',
    'Added: n1',
    'Removed: r1, r2, …',
    'c1: Price (empty) → “9”',
    `c2: Name “${'x'.repeat(60)}…” → “”`,
  ])
})
