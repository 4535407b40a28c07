import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactNumber } from '#shared/json/exact-number'
import { dateFrom, dateSpelling } from '#shared/sample/date'
import { missingKindOf, missingKinds, missingWords, placeholders } from '#shared/sample/missing'
import { profileProperty } from '#shared/sample/system-properties'
import { own, typeOf, type Value } from '#shared/sample/value'
import { Branch, law } from '../../law.ts'

describe('missingKindOf', () => {
  it.each<[Value | undefined, ReturnType<typeof missingKindOf>]>([
    [undefined, 'absent'],
    [null, 'null'],
    ['', 'empty'],
    [[], 'empty'],
    [[null, null], 'empty'],
    [' ', 'blank'],
    ['\u200b', 'blank'],
    ['\u200d \u2060\u00ad', 'blank'],
    ...placeholders.flatMap((word): [Value, 'placeholder'][] => [
      [word, 'placeholder'],
      [word.toUpperCase(), 'placeholder'],
      [` ${word}\n`, 'placeholder'],
    ]),
    ['Null Island', undefined],
    ['none of them', undefined],
    ['---', undefined],
    ['Nana', undefined],
    ['-1', undefined],
    ['\t\n\u00a0\u2003\ufeff', 'blank'],
    [{}, 'not-text'],
    [{ a: 1 }, 'not-text'],
    [[{ a: 1 }], 'not-text'],
    [['a', ['b']], 'not-text'],
    ['a', undefined],
    [0, undefined],
    [false, undefined],
    [new ExactNumber('12345678901234567890'), undefined],
    [['a', null, 1, true], undefined],
    [['', 'a'], undefined],
    [[''], 'empty'],
    [[null, '', ''], 'empty'],
    [['', ' '], 'blank'],
    [['NULL', ''], 'placeholder'],
    [[' ', { a: 1 }], 'not-text'],
  ])('of %j is %s', (value, kind) => {
    expect(missingKindOf(value)).toBe(kind)
  })

  it('has words for every kind', () => {
    for (const kind of missingKinds) expect(missingWords[kind]).not.toBe('')
  })
})

describe('dateFrom', () => {
  it.each<[string, unknown]>([
    ['$D_1767225600', { kind: 'instant', ms: 1_767_225_600_000 }],
    ['$D_0', { kind: 'instant', ms: 0 }],
    ['$D_-86400', { kind: 'instant', ms: -86_400_000 }],
    ['$D_20260131', { kind: 'day', year: 2026, month: 1, day: 31 }],
    ['$D_20240229', { kind: 'day', year: 2024, month: 2, day: 29 }],
    ['$D_20230229', { kind: 'instant', ms: 20_230_229_000 }],
    ['$D_20261301', { kind: 'instant', ms: 20_261_301_000 }],
    ['$D_9999999999999', undefined],
    ['$D_8640000000000', { kind: 'instant', ms: 8.64e15 }],
    ['$D_8640000000001', undefined],
    ['$D_', undefined],
    ['$D_12.5', undefined],
    ['$D_ 12', undefined],
    ['$D_12 ', undefined],
    ['$D_12\n', undefined],
    ['$d_12', undefined],
    ['$D_1e9', undefined],
    ['', undefined],
  ])('of %j is %j', (text, date) => {
    expect(dateFrom(text)).toEqual(date)
  })

  it('reads what dateSpelling writes, to the second', () => {
    const instant = new Branch('an instant')
    law(
      fc.property(fc.integer({ min: -8.64e12, max: 8.64e12 }), (seconds) => {
        const date = dateFrom(dateSpelling(seconds * 1000))
        if (date?.kind !== 'day') {
          instant.reach()
          expect(date).toEqual({ kind: 'instant', ms: seconds * 1000 })
        }
        expect(dateSpelling(seconds * 1000 + 999)).toBe(dateSpelling(seconds * 1000))
      }),
      { reaches: [instant] },
    )
  })

  it('never throws, and knows only its own spelling', () => {
    const known = new Branch('a date')
    const other = new Branch('another text')
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^-?\d{1,15}$/))
    law(
      fc.property(anyText, (text) => {
        expect(dateFrom(text)).toBeUndefined()
        const date = dateFrom(`$D_${text}`)
        ;(date === undefined ? other : known).reach()
        expect(date === undefined || /^-?\d{1,13}$/.test(text)).toBe(true)
      }),
      { reaches: [known, other] },
    )
  })
})

describe('typeOf', () => {
  it.each<[Exclude<Value, null>, string]>([
    ['a', 'string'],
    ['$D_', 'string'],
    ['$D_1767225600', 'date'],
    [1, 'number'],
    [new ExactNumber('12345678901234567890'), 'number'],
    [true, 'boolean'],
    [[], 'list'],
    [{}, 'object'],
  ])('of %j is %s', (value, type) => {
    expect(typeOf(value)).toBe(type)
  })
})

describe('own', () => {
  it('sees no property that is inherited', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
      expect(own({}, name)).toBeUndefined()
      expect(own(JSON.parse(`{"${name}":"here"}`) as Record<string, Value>, name)).toBe('here')
    }
  })
})

describe('profileProperty', () => {
  const june15 = Date.UTC(2026, 5, 15)
  it.each<[string, number | undefined]>([
    ['$D_20000615', 26],
    ['$D_20000616', 25],
    ['$D_20000614', 26],
    ['$D_20001201', 25],
    ['$D_20260615', 0],
    ['$D_20270101', undefined],
    ['$D_961027200', 26],
    ['2000-06-15', undefined],
  ])('works the age out of %s', (DOB, age) => {
    expect(profileProperty({ DOB }, 'Age', june15)).toBe(age)
  })

  it('takes the age that the profile has before the one it could work out', () => {
    expect(profileProperty({ DOB: '$D_20000615', Age: '31' }, 'Age', june15)).toBe('31')
    expect(profileProperty({ DOB: '$D_20000615', Age: null }, 'Age', june15)).toBeNull()
    expect(profileProperty({}, 'Age', june15)).toBeUndefined()
    expect(profileProperty({ DOB: 961_027_200 }, 'Age', june15)).toBeUndefined()
  })
})
