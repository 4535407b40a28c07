import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operators, type ColumnCondition, type Draft } from '#shared/campaign/draft'
import {
  addColumnPairs,
  changeSlot,
  columnPairs,
  newRecommendation,
  removeSlot,
  withColumnOperator,
} from '#shared/campaign/edit-recommendations'
import { initialDraft } from '#shared/campaign/initial'
import { parse } from '#shared/template/parse'
import { law } from '../../law.ts'

const withSlots = (...names: readonly string[]): Draft => {
  const plain = newRecommendation(initialDraft, 'products')
  return { ...initialDraft, recommendations: names.map((slot) => ({ ...plain, slot })) }
}
const anyName = fc.oneof(fc.string(), fc.constantFrom('Name', 'a - b', '}}', '"', ' x ', '', 'ImageURL', 'שם'))

describe('a new recommendation', () => {
  test('has a name that no other has', () => {
    expect(newRecommendation(withSlots('similar', 'similar 2'), 'products').slot).toBe('similar 3')
    expect(newRecommendation(initialDraft, 'products')).toMatchObject({ slot: 'similar', catalogColumn: 'Identity' })
  })

  test('takes the mapping that it is given, and nothing else of it', () => {
    const mapping = { event: 'Viewed', eventProperty: 'id', catalogColumn: 'SKU', matched: 3 }
    expect(newRecommendation(initialDraft, 'products', mapping)).toMatchObject({
      event: 'Viewed',
      catalogColumn: 'SKU',
    })
    expect(newRecommendation(initialDraft, 'products', mapping)).not.toHaveProperty('matched')
  })

  test('is changed and removed by its place, the others stay the same objects', () => {
    const draft = withSlots('a', 'b', 'c')
    const changed = changeSlot(draft, 1, { position: 4 })
    expect(changed.recommendations[1]).toMatchObject({ slot: 'b', position: 4 })
    expect(changed.recommendations[0]).toBe(draft.recommendations[0])
    expect(removeSlot(draft, 1).recommendations.map(({ slot }) => slot)).toEqual(['a', 'c'])
  })
})

describe('the pairs of all columns', () => {
  test('are one a column, with its name as key, but for the keys that are there', () => {
    const draft = {
      ...initialDraft,
      pairs: [
        { key: '', value: '' },
        { key: 'Price', value: 'mine' },
      ],
    }
    expect(addColumnPairs(draft, 'similar', ['Identity', 'Price', 'Name']).pairs).toEqual([
      { key: 'Price', value: 'mine' },
      { key: 'Identity', value: '{{ @Recommendation similar - Identity }}' },
      { key: 'Name', value: '{{ @Recommendation similar - Name }}' },
    ])
    expect(addColumnPairs(draft, 'similar', ['Price'])).toBe(draft)
  })

  test('read the column of the slot, whatever both are called, and no key comes twice', () => {
    law(
      fc.property(
        anyName,
        fc.array(anyName, { maxLength: 8 }),
        fc.array(anyName, { maxLength: 3 }),
        (slot, columns, keys) => {
          fc.pre(slot !== '')
          const draft = { ...initialDraft, pairs: keys.map((key) => ({ key, value: '' })) }
          const added = columnPairs(draft, slot, columns)
          const names = added.map(({ key }) => key)
          expect(new Set(names).size).toBe(names.length)
          expect(names.some((key) => keys.includes(key) || key === '')).toBe(false)
          for (const { key, value } of added) {
            const [node, ...rest] = parse(value).nodes
            expect(rest).toEqual([])
            expect(node).toMatchObject({
              kind: 'token',
              token: { source: { kind: 'recommendation', slot }, default: null },
            })
            expect(node?.kind === 'token' && node.token.field.trim()).toBe(key)
          }
          // and all of them are there once they were added
          expect(columnPairs(addColumnPairs(draft, slot, columns), slot, columns)).toEqual([])
        },
      ),
    )
  })
})

describe('another operator', () => {
  test('keeps what the condition compares with, as far as it takes one', () => {
    const same: ColumnCondition = { column: 'Brand', is: 'equals', sameAs: 'brand' }
    expect(withColumnOperator(same, 'not-equals')).toEqual({ ...same, is: 'not-equals' })
    expect(withColumnOperator(same, 'exists')).toEqual({ column: 'Brand', is: 'exists' })
    const list: ColumnCondition = { column: 'Brand', is: 'one-of', value: ['Lund', 'Tov'] }
    expect(withColumnOperator(list, 'equals')).toEqual({ column: 'Brand', is: 'equals', value: 'Lund' })
    expect(withColumnOperator({ column: 'Brand', is: 'equals', value: 'Lund' }, 'one-of')).toMatchObject({
      value: ['Lund'],
    })
  })

  test('never leaves both a value and a property', () => {
    for (const is of operators)
      for (const before of [
        { column: 'c', is: 'equals', value: 1 },
        { column: 'c', is: 'equals', sameAs: 'p' },
      ] as const)
        expect(Object.keys(withColumnOperator(before, is))).not.toEqual(expect.arrayContaining(['value', 'sameAs']))
  })
})
