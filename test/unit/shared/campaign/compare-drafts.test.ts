import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDrafts, countChanges, type PairChange } from '#shared/campaign/compare-drafts'
import type { Draft, Pair } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { law } from '../../law.ts'

/** `title=Hi` is a pair. */
const draft = (pairs: readonly string[], more: Partial<Draft> = {}): Draft => ({
  ...initialDraft,
  ...more,
  pairs: pairs.map((text) => ({ key: text.split('=')[0] ?? '', value: text.split('=')[1] ?? '' })),
})
const told = ({ kind, before, after }: PairChange) => {
  const text = (pair: Pair | null) => (pair === null ? '' : `${pair.key}=${pair.value}`)
  return `${kind}: ${text(before)} → ${text(after)}`
}
const pairsOf = (before: readonly string[], after: readonly string[]) =>
  compareDrafts(draft(before), draft(after)).pairs.map(told)

describe('pairs', () => {
  test.each([
    ['are the same', ['a=1', 'b=2'], ['a=1', 'b=2'], ['same: a=1 → a=1', 'same: b=2 → b=2']],
    ['are matched by key', ['a=1', 'b=2'], ['b=2', 'a=3'], ['same: b=2 → b=2', 'changed: a=1 → a=3']],
    ['are added', ['a=1'], ['x=0', 'a=1'], ['added:  → x=0', 'same: a=1 → a=1']],
    [
      'that were removed stand where they stood',
      ['a=1', 'b=2', 'c=3', 'd=4'],
      ['b=2', 'd=4'],
      ['removed: a=1 → ', 'same: b=2 → b=2', 'removed: c=3 → ', 'same: d=4 → d=4'],
    ],
    ['with another key and the same value are renamed', ['a=1'], ['b=1'], ['renamed: a=1 → b=1']],
    ['without a value are not taken for renamed', ['a='], ['b='], ['removed: a= → ', 'added:  → b=']],
    [
      'with the same key are matched in order',
      ['a=1', 'a=2'],
      ['a=1', 'a=3'],
      ['same: a=1 → a=1', 'changed: a=2 → a=3'],
    ],
    [
      'with keys that objects have of their own',
      ['__proto__=1'],
      ['constructor=2'],
      ['removed: __proto__=1 → ', 'added:  → constructor=2'],
    ],
    ['are all new', [], ['a=1'], ['added:  → a=1']],
  ])('%s', (_name, before, after, changes) => {
    expect(pairsOf(before, after)).toEqual(changes)
  })

  test('are reordered only where both versions have them', () => {
    const isReordered = (before: readonly string[], after: readonly string[]) =>
      compareDrafts(draft(before), draft(after)).isReordered
    expect(isReordered(['a=1', 'b=2', 'c=3'], ['a=1', 'c=3', 'b=2'])).toBe(true)
    expect(isReordered(['a=1', 'b=2', 'c=3'], ['x=0', 'a=1', 'c=3'])).toBe(false)
  })

  test('are each told of once, whatever was done', () => {
    const pair = fc.record({ key: fc.constantFrom('a', 'b', 'c', ''), value: fc.constantFrom('1', '2', '') })
    law(
      fc.property(fc.array(pair), fc.array(pair), (before, after) => {
        const { pairs } = compareDrafts({ ...initialDraft, pairs: before }, { ...initialDraft, pairs: after })
        expect(pairs.flatMap((change) => change.after ?? [])).toEqual(after)
        const earlier = pairs.flatMap((change) => change.before ?? [])
        expect(new Set(earlier)).toEqual(new Set(before))
        expect(earlier).toHaveLength(before.length)
      }),
      { runs: 100 },
    )
  })
})

test('settings that differ are listed, without the id', () => {
  const later = draft([], { id: 'other', name: 'New', timeZone: 'Asia/Kolkata', constant: 'Product' })
  expect(compareDrafts(draft([]), later).settings).toEqual(['name', 'constant', 'timeZone'])
})

test('a field of a newer Galley counts as a setting', () => {
  expect(compareDrafts(draft([]), { ...draft([]), ...{ tone: 'warm' } }).settings).toEqual(['other'])
})

test('changes are counted by kind', () => {
  const comparison = compareDrafts(
    draft(['a=1', 'b=2', 'c=3', 'd=4']),
    draft(['b=0', 'a=1', 'x=3', 'n=9', 'm=8'], { notes: 'n' }),
  )
  expect(countChanges(comparison)).toEqual({
    changed: 1,
    renamed: 1,
    added: 2,
    removed: 1,
    isReordered: true,
    settings: ['notes'],
  })
})
