import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, candidate, candidateList } from '#shared/assist/candidates'
import { matching } from '#shared/assist/matching'
import { folded, marksIn, quality, textFit, textFits, wantedOf } from '#shared/assist/text-fit'
import { Branch, law } from '../../law.ts'

const word = fc.constantFrom(
  'pro',
  'prod',
  'product',
  'price',
  'name',
  'first',
  'app',
  'roved',
  'é',
  'Ürün',
  'P',
  'o',
  'İ',
)
const anyLabel = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((words) => fc.constantFrom(' ', '_', '', '-').map((between) => words.join(between)))
const anyQuery = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a} ${b}`),
  fc.constantFrom('pr', 'prnm', 'oduc', 'ppr'),
)
const anyCandidates = fc
  .uniqueArray(fc.record({ label: anyLabel, group: fc.constantFrom('Profile', 'Event', 'Constant') }), {
    minLength: 1,
    maxLength: 30,
    selector: ({ label, group }) => `${group} ${label}`,
  })
  .map((made) =>
    made.map(({ label, group }): Candidate => {
      if (group === 'Constant') return candidate('Constant', { kind: 'constant', nth: 1 }, label, label)
      if (group === 'Event') return candidate('Event', { kind: 'event' }, label, label)
      return candidate('Profile', { kind: 'profile' }, label, label)
    }),
  )

/** The same, said plainly: 0 for a word's prefix, 1 for a part, 2 for anything else. */
function plainFit(label: string, query: string): number {
  const text = folded(label)
  const words = text.split(/[^\p{L}\p{N}]+/u)
  const begins = (part: string) => text.startsWith(part) || words.some((each) => each.startsWith(part))
  const parts = query.split(' ').map(folded)
  if (text.startsWith(folded(query)) || parts.every(begins)) return 0
  return parts.every((part) => text.includes(part)) ? 1 : 2
}

describe('the ranking of what is typed', () => {
  test('a prefix of a word comes before a part of one, and that before scattered letters, whatever the source', () => {
    const [part, letters] = [new Branch('a part of a word'), new Branch('scattered letters')]
    law(
      fc.property(anyCandidates, anyQuery, (candidates, query) => {
        const lists = ['Profile', 'Event', 'Constant'].map((group) =>
          candidateList(candidates.filter((each) => each.group === group)),
        )
        const { items } = matching(query, lists, 1000, () => false)
        // what only its source's word finds is no fit of the label
        const own = items.filter(({ sources }) => !sources.some((source) => source.startsWith(folded(query))))
        const found = own.map(({ label }) => plainFit(label, query))
        if (found.includes(1)) part.reach()
        if (found.includes(2)) letters.reach()
        expect(found).toEqual([...found].sort())
      }),
      { reaches: [part, letters] },
    )
  })

  test('what holds the text is always found', () => {
    law(
      fc.property(anyCandidates, anyQuery, (candidates, query) => {
        const { items } = matching(query, [candidateList(candidates)], 1000, () => false)
        const held = candidates.filter(({ folded: label }) => label.includes(folded(query)))
        for (const each of held) expect(items.map(({ label }) => label)).toContain(each.label)
      }),
    )
  })

  test('the marked letters are those that are typed, in order, inside the text', () => {
    const marked = new Branch('a text with marks')
    law(
      fc.property(anyLabel, word, (label, query) => {
        const marks = marksIn(label, wantedOf(query))
        fc.pre(marks.length > 0)
        marked.reach()
        expect(marks).toEqual([...new Set(marks)].sort((a, b) => a - b))
        expect(marks.map((at) => folded(label)[at]).join('')).toBe(wantedOf(query).text)
      }),
      { reaches: [marked] },
    )
  })

  test('quality never lets a score outrank a better fit', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true })
    law(
      fc.property(anyLabel, anyLabel, anyQuery, score, score, (a, b, query, ofA, ofB) => {
        const wanted = wantedOf(query)
        const [first, second] = [textFit(folded(a), wanted), textFit(folded(b), wanted)]
        fc.pre(first < second)
        expect(quality(folded(a), wanted, ofA)).toBeGreaterThanOrEqual(quality(folded(b), wanted, ofB))
      }),
    )
  })
})

test('a text is compared without accents and letter case', () => {
  expect(textFit(folded('Prénom'), wantedOf('PRENOM'))).toBe(textFits.begins)
  expect(marksIn('Mon prénom', wantedOf('prénom'))).toEqual([4, 5, 6, 7, 8, 9])
  expect(marksIn('Last name', wantedOf('na'))).toEqual([5, 6])
  expect(marksIn('İstanbul', wantedOf('stan'))).toEqual([1, 2, 3, 4])
  expect(marksIn('City', wantedOf(''))).toEqual([])
})
