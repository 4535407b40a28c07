import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf } from '#shared/resolve/outcome'
import { Difference, type DifferenceRow, type DifferenceState } from '#shared/proof/difference'
import type { ProofShape } from '#shared/proof/fold'
import { law } from '../../law.ts'

const token = '{{ @Profile - City }}'
const before: ProofShape = {
  pairs: [
    { key: 'gone', template: '', firstToken: 0, tokens: [] },
    { key: 'title', template: token, firstToken: 0, tokens: [token] },
    { key: 'body', template: token, firstToken: 1, tokens: [token] },
  ],
}
const after: ProofShape = {
  pairs: [
    { key: 'body', template: token, firstToken: 0, tokens: [token, token] },
    { key: 'title', template: token, firstToken: 2, tokens: [token] },
    { key: 'new', template: '', firstToken: 3, tokens: [] },
    { key: 'title', template: '', firstToken: 3, tokens: [] },
  ],
}
const value = outcomeOf('value', null)
const empty = outcomeOf('empty', 'absent')
const filled = outcomeOf('default', 'absent')

describe('the difference of two drafts', () => {
  it('matches pairs by key, and tells which are new and which are gone', () => {
    const { added, removed, pairs } = new Difference(before, after).report()
    expect({ added, removed, keys: pairs.map(({ key }) => key) }).toEqual({
      added: ['new', 'title'],
      removed: ['gone'],
      keys: ['body', 'title'],
    })
  })

  it('counts who changes, who loses a value, and who enters or leaves', () => {
    const difference = new Difference(before, after)
    const old = { texts: ['', 'Lund', 'Lund'], outcomes: Uint8Array.of(value, value) }
    const same = { texts: ['Lund', 'Lund', '', ''], outcomes: Uint8Array.of(value, value, value) }
    const worse = { texts: ['Lund ', 'there', '', ''], outcomes: Uint8Array.of(value, empty, filled) }
    difference.add({ identity: 'a', before: old, after: same })
    difference.add({ identity: 'b', before: old, after: worse })
    difference.add({ identity: 'c', before: null, after: worse })
    difference.add({ identity: 'd', before: old, after: null })
    difference.add({ identity: 'e', before: null, after: null })
    expect(difference.report()).toEqual({
      changed: 1,
      lost: 1,
      entered: 1,
      left: 1,
      pairs: [
        { key: 'body', changed: 1, lost: 1, examples: [{ identity: 'b', before: 'Lund', after: 'Lund ' }] },
        { key: 'title', changed: 1, lost: 1, examples: [{ identity: 'b', before: 'Lund', after: 'there' }] },
      ],
      added: ['new', 'title'],
      removed: ['gone'],
    })
  })

  it('does not call a value lost that was a default before, or whose token is gone', () => {
    const difference = new Difference(after, before)
    const old = { texts: ['a', 'b', '', ''], outcomes: Uint8Array.of(value, empty, filled) }
    difference.add({
      identity: 'a',
      before: old,
      after: { texts: ['', '', 'a'], outcomes: Uint8Array.of(empty, filled) },
    })
    expect(difference.report()).toMatchObject({ changed: 1, lost: 0 })
  })

  it('is the same in parts', () => {
    const side = fc.record({
      texts: fc.array(fc.constantFrom('a', 'b'), { minLength: 4, maxLength: 4 }),
      outcomes: fc
        .array(fc.constantFrom(value, empty, filled), { minLength: 3, maxLength: 3 })
        .map((o) => Uint8Array.from(o)),
    })
    const rows = fc.array(fc.record({ identity: fc.string(), before: fc.option(side), after: fc.option(side) }), {
      maxLength: 30,
    })
    const walked = (part: readonly DifferenceRow[]) => {
      const difference = new Difference(before, after)
      for (const row of part) difference.add(row)
      return difference
    }
    law(
      fc.property(fc.tuple(rows, fc.nat({ max: 30 })), ([all, cut]) => {
        const merged = new Difference(before, after)
        merged.merge(JSON.parse(JSON.stringify(walked(all.slice(0, cut)).state())) as DifferenceState)
        merged.merge(walked(all.slice(cut)).state())
        expect(JSON.stringify(merged.report())).toBe(JSON.stringify(walked(all).report()))
        expect(JSON.stringify(merged.state())).toBe(JSON.stringify(walked(all).state()))
      }),
      { runs: 400 },
    )
  })
})
