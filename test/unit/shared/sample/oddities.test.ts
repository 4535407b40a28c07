import { describe, expect, it } from 'vitest'
import { dateOddities, numberOddities, type Oddity, textOddities } from '#shared/sample/oddities'

describe('what is odd about', () => {
  it.each<[string, readonly Oddity[]]>([
    ['Nora', []],
    ['Zoë', []],
    ['passé…» et «CAFÉ»', []],
    ['SÃO PAULO', []],
    ['{not json}', []],
    ['[“a”]', []],
    ['R&D; a&b', []],
    ['2026', []],
    ['59.90', []],
    ['[{"prod_name":"Hat"}]', ['json']],
    [' {"a":{"b":1}} ', ['json']],
    ['Tom &amp; Jerry', ['entity']],
    ['Hi {{ name }}', ['braces']],
    ['half \ud83d', ['surrogate']],
    ['SÃ©bastien', ['double-encoded']],
    ['itâ€™s', ['double-encoded']],
    ['2026-01-31', ['iso-date']],
    ['2026-01-31T10:00:00Z', ['iso-date']],
    ['1.00234E+12', ['shortened']],
    ['$D_1767225600.5', ['fraction-date']],
    ['1767225600', ['epoch-seconds']],
    ['1767225600000', ['epoch-milliseconds']],
  ])('the text %j is %j', (text, odd) => {
    expect(textOddities(text)).toEqual(odd)
  })

  it.each<[number, readonly Oddity[]]>([
    [42, []],
    [59.95, []],
    [59.9, ['tenths']],
    [0.1 + 0.2, ['tenths']],
    [978_307_199, []],
    [978_307_200, ['epoch-seconds']],
    [1_767_225_600_000, ['epoch-milliseconds']],
    [2_114_380_800_000, []],
  ])('the number %d is %j', (number, odd) => {
    expect(numberOddities(number)).toEqual(odd)
  })

  it.each<[string, readonly Oddity[]]>([
    ['$D_1767225600', ['midnight']],
    ['$D_1767225601', []],
    ['$D_20260131', []],
    ['$D_1769904000000', ['millisecond-date']],
  ])('the date %s is %j', (date, odd) => {
    expect(dateOddities(date)).toEqual(odd)
  })
})
