import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renameSlot } from '#shared/assist/rename-slot'
import type { Draft } from '#shared/campaign/draft'
import { newRecommendation } from '#shared/campaign/edit-recommendations'
import { initialDraft } from '#shared/campaign/initial'
import { applyFix } from '#shared/check/fix'
import { print } from '#shared/template/print'
import { law } from '../../law.ts'

const draftOf = (slots: readonly string[], values: readonly string[]): Draft => ({
  ...initialDraft,
  recommendations: slots.map((slot) => ({ ...newRecommendation(initialDraft, 'products'), slot })),
  pairs: values.map((value, i) => ({ key: `k${String(i)}`, value })),
})
const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('a - b', '}}', '"', 'similar', 'לבוש'))

describe('renaming a slot', () => {
  test('renames it in every token of its own, and nowhere else', () => {
    const values = [
      'See {{ @Recommendation similar - Name | default: "a \\"scarf\\"" }}, {{ @Recommendation other - Name }}',
      '{{@Recommendation  "similar" - Price}} and {{ @Profile - similar }}',
      'similar',
    ]
    const after = applyFix(
      draftOf(['similar', 'other'], values),
      renameSlot(draftOf(['similar', 'other'], values), 0, 'warm - things'),
    )
    expect(after.recommendations.map(({ slot }) => slot)).toEqual(['warm - things', 'other'])
    expect(after.pairs.map(({ value }) => value)).toEqual([
      'See {{ @Recommendation "warm - things" - Name | default: "a \\"scarf\\"" }}, {{ @Recommendation other - Name }}',
      '{{ @Recommendation "warm - things" - Price }} and {{ @Profile - similar }}',
      'similar',
    ])
  })

  test('there and back is as it was', () => {
    law(
      fc.property(name, name, name, fc.string(), (from, to, field, text) => {
        fc.pre(from !== to && from.trim() === from && to.trim() === to && !text.includes('@'))
        const value =
          text.replaceAll('{', '') + print({ source: { kind: 'recommendation', slot: from }, field, default: 'x' })
        const before = draftOf([from], [value])
        const there = applyFix(before, renameSlot(before, 0, to))
        expect(there.recommendations[0]?.slot).toBe(to)
        expect(there.pairs[0]?.value).not.toBe(value)
        expect(applyFix(there, renameSlot(there, 0, from))).toEqual(before)
      }),
    )
  })

  test('to the same name, or of no slot, changes nothing', () => {
    expect(renameSlot(draftOf(['a'], ['{{ @Recommendation a - b }}']), 0, 'a').edits).toEqual([])
    expect(renameSlot(draftOf([], []), 3, 'a').edits).toEqual([])
  })
})
