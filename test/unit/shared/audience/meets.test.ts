import { describe, expect, test } from 'vitest'
import { meets, meetsAll, profileMeetsAll } from '#shared/audience/meets'
import type { Condition, Operand } from '#shared/campaign/draft'
import { ExactNumber } from '#shared/json/exact-number'
import type { Value } from '#shared/sample/value'

type Line = readonly [is: Condition['is'], value: Value | undefined, operand: Operand | undefined, meets: boolean]
const id = new ExactNumber('9007199254740993')

test.each<Line>([
  ['equals', 42, '42', true],
  ['equals', '42', 42, true],
  ['equals', '42.0', 42, false],
  ['equals', 'Gold', 'gold', false],
  ['equals', true, 'true', true],
  ['equals', id, '9007199254740993', true],
  ['equals', id, '9007199254740992', false],
  ['equals', 1e21, '1000000000000000000000', true],
  ['equals', ['a', ['b']], 'b', true],
  ['equals', { b: 'b' }, '[object Object]', false],
  ['equals', undefined, 'undefined', false],
  ['equals', null, 'null', false],
  ['equals', '', '', true],
  ['equals', 'a', ['a'], false],
  ['equals', 'a', undefined, false],
  ['not-equals', undefined, 'a', true],
  ['not-equals', null, 'a', true],
  ['not-equals', ['a', 'b'], 'a', false],
  ['not-equals', 'A', 'a', true],
  ['contains', 'Linen shirt', 'shirt', true],
  ['contains', 'Linen Shirt', 'shirt', false],
  ['contains', 142, '42', true],
  ['contains', ['x', 'linen'], 'in', true],
  ['contains', 'a,b', ['a', 'b'], false],
  ['contains', undefined, '', false],
  ['exists', '', undefined, true],
  ['exists', null, undefined, false],
  ['not-exists', undefined, undefined, true],
  ['not-exists', 0, undefined, false],
  ['greater', '10', 9, true],
  ['greater', 10, '9', true],
  ['greater', 9, 9, false],
  ['greater', ' 10 ', 9, true],
  ['greater', 'ten', 9, false],
  ['greater', '', -1, false],
  ['greater', true, 0, false],
  ['greater', [1, 10], 9, true],
  ['greater', id, '9007199254740992', true],
  ['less', '-9007199254740993', '-9007199254740992', true],
  ['less', '1e3', 1001, true],
  ['less', '.5', 1, true],
  ['less', '0x1', 2, false],
  ['less', '0.10000000000000000001', '0.1', false],
  ['greater', '0.10000000000000000001', '0.1', true],
  ['greater', 10, undefined, false],
  ['after', '$D_1767225601', '2026-01-01', true],
  ['after', '$D_1767225600', '2026-01-01', false],
  ['before', '$D_20251231', '$D_1767225600', true],
  ['before', '2026-01-01T05:29:59+05:30', '2026-01-01', true],
  ['before', '2026-01-01T00:00:00', '2026-01-01T00:00:00.001Z', true],
  ['after', '2026-02-30', '2026-01-01', false],
  ['after', 1767225601, '2026-01-01', false],
  ['after', 'soon', '2026-01-01', false],
  ['one-of', '42', [1, 42], true],
  ['one-of', 'A', ['a'], false],
  ['one-of', 'a', 'a', true],
  ['one-of', undefined, [], false],
])('%s: of %j, asked for %j: %s', (is, value, operand, expected) => {
  expect(meets(value, { is, value: operand })).toBe(expected)
})

describe('a condition', () => {
  const asks = (property: string, value: Operand): Condition => ({ property, is: 'equals', value })

  test('on the items of a list needs one fitting item', () => {
    const properties = { Items: [{ prod: 'a' }, 'x', { prod: ['b'] }], 'a.b': 1 }
    expect(meetsAll(properties, [asks('Items.prod', 'b'), asks('a.b', '1')])).toBe(true)
    expect(meetsAll(properties, [asks('Items.prod', 'x')])).toBe(false)
    expect(meetsAll(properties, [{ property: 'Items.none', is: 'exists' }])).toBe(false)
  })

  test('sees own properties only', () => {
    expect(meetsAll({}, [{ property: 'constructor', is: 'exists' }])).toBe(false)
    expect(meetsAll({ list: [{}] }, [{ property: 'list.toString', is: 'exists' }])).toBe(false)
  })

  test('on a profile sees the age that follows from the date of birth', () => {
    const at = Date.UTC(2026, 5, 15)
    expect(profileMeetsAll({ DOB: '$D_19900615' }, [{ property: 'Age', is: 'greater', value: 35 }], at)).toBe(true)
    expect(profileMeetsAll({ DOB: '$D_19900616' }, [{ property: 'Age', is: 'greater', value: 35 }], at)).toBe(false)
  })
})
