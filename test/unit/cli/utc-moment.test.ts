import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { utcMoment } from '../../../electron/cli/utc-moment.ts'
import { Branch, law } from '../law.ts'

test('a moment of UTC needs no library', () => {
  expect(utcMoment('2026-06-15T18:30:00Z')).toBe(Date.UTC(2026, 5, 15, 18, 30))
  expect(utcMoment('2026-06-15T18:30:00.123Z')).toBe(Date.UTC(2026, 5, 15, 18, 30, 0, 123))
})

test('other spellings and moments that there are not are left to the library', () => {
  for (const text of [
    '2026-06-15',
    '2026-06-15T18:30:00+02:00',
    '2026-06-15T18:30Z',
    '2026-W25-1T00:00:00Z',
    'now',
    '',
  ])
    expect(utcMoment(text)).toBeUndefined()
  for (const text of ['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-06-15T24:00:00Z', '2026-06-15T18:30:60Z'])
    expect(utcMoment(text)).toBeUndefined()
})

const moments = fc
  .tuple(fc.integer({ min: 0, max: 253_402_300_799 }), fc.constantFrom('', '.000', '.999'), fc.constantFrom(0, 0, 0, 1))
  .map(([second, rest, slip]) => {
    const text = new Date(second * 1000).toISOString().slice(0, 19)
    // one later in each part: many a day, hour or second that there is not
    return `${slip === 0 ? text : text.replace(/\d\d(?=[T:]|$)/g, (part) => String(Number(part) + 1).padStart(2, '0'))}${rest}Z`
  })

test('it says what the library says', () => {
  const none = new Branch('a moment that there is not')
  law(
    fc.property(moments, (text) => {
      const moment = utcMoment(text)
      const { isValid, ts } = libraryOf(text)
      if (moment === undefined) none.reach()
      else expect([isValid, ts]).toEqual([true, moment])
    }),
    { reaches: [none] },
  )
})

function libraryOf(text: string) {
  const moment = DateTime.fromISO(text, { zone: 'Asia/Kolkata' })
  return { isValid: moment.isValid, ts: moment.toMillis() }
}
