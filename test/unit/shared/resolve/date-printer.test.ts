import fc from 'fast-check'
import { expect, it } from 'vitest'
import { datePrinter } from '#shared/resolve/date-printer'
import { Branch, law } from '../../law.ts'

const day = 86_400
const zones = [
  'UTC',
  'Europe/Stockholm',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Monrovia',
  'Nowhere',
]
const months = fc.constantFrom('long', 'short')

/** Changes of clocks: St. John's at one minute past midnight, Apia without a day, Monrovia by 44 minutes and a half, and others. */
const changes = ['2009-11-01T02:31:00Z', '2011-12-30T10:00:00Z', '1972-01-07T00:44:30Z', '2026-03-29T01:00:00Z'].map(
  (text) => Date.parse(text) / 1000,
)
const seconds = fc.oneof(
  fc.integer({ min: -1_000 * day, max: 30_000 * day }),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * day, max: 2 * day })).map(([at, more]) => at + more),
  fc.tuple(fc.integer({ min: -26_000, max: 40_000 }), fc.constantFrom(-1, 0, 1)).map(([n, more]) => n * day + more),
  fc.integer({ min: -9_999_999_999, max: 9_999_999_999_999 }),
)

function slowly(at: number, timeZone: string, month: 'long' | 'short'): string {
  const zone = timeZone === 'Nowhere' ? 'UTC' : timeZone
  return new Intl.DateTimeFormat('en-US', { year: 'numeric', month, day: 'numeric', timeZone: zone }).format(at * 1000)
}

it('prints the day that Intl prints for each moment, in every time zone', () => {
  const changed = new Branch('a day on which a clock is changed')
  const many = fc.array(seconds, { minLength: 1, maxLength: 5 })
  law(
    fc.property(fc.constantFrom(...zones), months, many, (zone, month, moments) => {
      const print = datePrinter(zone, month)
      for (const at of moments) {
        // eight digits may be a day
        fc.pre(Math.abs(at) < 10_000_000 || Math.abs(at) > 99_999_999)
        fc.pre(Math.abs(at) <= 8_640_000_000_000)
        if (changes.some((change) => Math.floor(change / day) === Math.floor(at / day))) changed.reach()
        expect(print(`$D_${String(at)}`)).toBe(slowly(at, zone, month))
      }
    }),
    { reaches: [changed] },
  )
})

it('prints a day as itself, and leaves any other text alone', () => {
  const print = datePrinter('Pacific/Apia', 'long')
  expect(print('$D_20260615')).toBe('June 15, 2026')
  expect(print('$D_20261315')).toBe('August 23, 1970')
  expect(print('$D_')).toBe('$D_')
  expect(print('$D_1e9')).toBe('$D_1e9')
})
