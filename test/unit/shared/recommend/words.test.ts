import { describe, expect, test } from 'vitest'
import { newRecommendation } from '#shared/campaign/edit-recommendations'
import { initialDraft } from '#shared/campaign/initial'
import { noItemAdvice } from '#shared/recommend/advice'
import { isNoItemReason, noItemLabels, noItemReasons } from '#shared/recommend/no-item'
import { isChange, whatIfs, withWhatIf } from '#shared/recommend/what-if'

const mapping = { event: 'Viewed', eventProperty: 'product_id', catalogColumn: 'Identity' }
const slot = { ...newRecommendation(initialDraft, 'products', mapping), position: 3 }
const figures = {
  related: 14,
  left: 1,
  filters: [
    { label: 'Only: Brand is Lund', removed: 2 },
    { label: 'Not: Size is S', removed: 11 },
  ],
}

describe('what would give a user an item', () => {
  test('names what is to be changed, with figures where there are some', () => {
    expect(noItemAdvice('filters-removed-all', slot, figures)).toBe(
      '“Not: Size is S” leaves out 11 of 14 related items. Loosen it, or remove it.',
    )
    expect(noItemAdvice('position-beyond-list', slot, figures)).toBe('Only 1 item is left. Serve position 1.')
    expect(noItemAdvice('position-beyond-list', slot, null)).toBe(
      'Fewer than 3 items are left. Serve an earlier position.',
    )
    expect(noItemAdvice('no-last-action', slot, null)).toContain('no “Viewed” of this user in the 60 days before as-of')
    expect(noItemAdvice('item-not-in-catalog', slot, null)).toContain('No item of “products” has that product_id')
  })

  test('speaks of imported results where the items come from there', () => {
    const imported = { ...slot, from: 'imported' } as const
    for (const reason of ['item-not-in-catalog', 'no-related-items'] as const)
      expect(noItemAdvice(reason, imported, null)).toMatch(/imported result/)
  })

  test('has words for every reason, and for no other', () => {
    for (const reason of noItemReasons) expect(noItemAdvice(reason, slot, null)).toMatch(/\.$/)
    expect(Object.keys(noItemLabels)).toEqual([...noItemReasons])
    expect(['stopped', '__proto__', 'toString'].some(isNoItemReason)).toBe(false)
  })
})

describe('a change to every slot', () => {
  const draft = { ...initialDraft, recommendations: [slot, { ...slot, slot: 'b', lookBackDays: 400 }] }

  test('makes no difference once it is made', () => {
    for (const change of whatIfs) expect(isChange(withWhatIf(draft, change), change)).toBe(false)
  })

  test('is told from one that makes none', () => {
    expect(whatIfs.filter((change) => isChange(draft, change))).toEqual([
      'first-position',
      'look-back-90',
      'look-back-365',
    ])
    expect(whatIfs.some((change) => isChange({ recommendations: [] }, change))).toBe(false)
  })
})
