import { describe, expect, it } from 'vitest'
import { ExactNumber } from '#shared/json/exact-number'
import { identityText } from '#shared/mparticle/from-profile'
import type { Value } from '#shared/sample/value'

describe('identityText', () => {
  it.each<[Value | undefined, string]>([
    ['cust-1042', 'cust-1042'],
    ['+46701234567', '+46701234567'],
    [1042, '1042'],
    [new ExactNumber('7608152833419094488'), '7608152833419094488'],
  ])('of %j is %s', (value, text) => {
    expect(identityText(value)).toBe(text)
  })

  it.each<[Value | undefined]>([
    [undefined],
    [null],
    [''],
    [' \t'],
    ['NULL'],
    [' n/a '],
    ['-'],
    ['(none)'],
    ['#REF!'],
    ['{{customer_id}}'],
    ['1.00234E+12'],
    [['cust-1042']],
    [{}],
  ])('is none of %j, which would make one user of all who have it', (value) => {
    expect(identityText(value)).toBeUndefined()
  })
})
