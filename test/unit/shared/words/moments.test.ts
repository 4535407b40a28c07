import { expect, test } from 'vitest'
import { dayText, momentText, secondsText, utcMoment, zonedSecondsText, zonedText } from '#shared/words/moments'

const ms = Date.UTC(2025, 4, 29, 20, 50, 5)

test('a moment is told in a time zone', () => {
  expect(momentText(ms, 'UTC')).toBe('29 May 2025, 20:50')
  expect(momentText(ms, 'Asia/Kolkata')).toBe('30 May 2025, 02:20')
  expect(dayText(ms, 'Asia/Kolkata')).toBe('30 May 2025')
})

test('a time zone without a known name counts as UTC', () => {
  expect(momentText(ms, 'Mars/Olympus')).toBe('29 May 2025, 20:50')
  expect(dayText(ms, '')).toBe('29 May 2025')
})

test('a moment in UTC has its seconds', () => {
  expect(utcMoment(ms)).toBe('2025-05-29 20:50:05 UTC')
})

test('says its zone where that is asked for', () => {
  const ms = Date.UTC(2025, 4, 29, 20, 50)
  expect(zonedText(ms, 'UTC')).toBe('29 May 2025, 20:50 UTC')
  expect(zonedText(ms, 'Europe/Stockholm')).toBe('29 May 2025, 22:50 CEST')
  expect(zonedText(ms, 'Mars/Olympus')).toBe('29 May 2025, 20:50 UTC')
})

test('the time of day is told to the second', () => {
  expect(secondsText(ms, 'Asia/Kolkata')).toBe('02:20:05')
  expect(zonedSecondsText(ms, 'Europe/Stockholm')).toBe('22:50:05 CEST')
  expect(secondsText(ms, 'Mars/Olympus')).toBe('20:50:05')
})
