import { failed, ok, type Result } from '#shared/result'
import type { Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import type { LocalTime } from './local-time.ts'

/** Beyond this many a number of seconds would be after the year 5138: it is milliseconds. */
const maxSeconds = 1e11
/** The furthest moment that JavaScript can name, in milliseconds. */
const maxDateMs = 8.64e15

function wrongTime(value: Value | undefined): string {
  const text = wordOf(value)
  const shown = text === null ? 'The time (ts)' : `The time (ts) “${text.slice(0, 40)}”`
  return `${shown} cannot be read. Write it in seconds since 1970, or as yyyymmddHHMMSS in the project’s time zone.`
}

/** Reads one of mParticle's times, a number or a text: milliseconds since 1970, or null when there is none. The reason names the member. */
export function exactMoment(value: Value | undefined, member: string): Result<number | null, string> {
  if (value === undefined || value === null || value === '') return ok(null)
  const text = wordOf(value) ?? ''
  const ms = /^-?\d+(?:\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : NaN
  if (Math.abs(ms) <= maxDateMs) return ok(ms)
  return failed(
    `${member} “${text.slice(0, 40)}” cannot be read. Write it in milliseconds since 1970 and import the record again.`,
  )
}

/**
 * Reads a record's `ts`, in seconds, in milliseconds or, where `local` is given, as yyyymmddHHMMSS: milliseconds since 1970, or null when
 * there is none.
 */
export function momentOf(value: Value | undefined, local: LocalTime | null): Result<number | null, string> {
  if (value === undefined || value === null || value === '') return ok(null)
  const ms = millisecondsIn(value, local)
  return ms === undefined ? failed(wrongTime(value)) : ok(ms)
}

function millisecondsIn(value: Value, local: LocalTime | null): number | undefined {
  const seconds = typeof value === 'number' ? value : Number(/^-?\d+(?:\.\d+)?$/.exec(wordOf(value) ?? '')?.[0] ?? NaN)
  if (Number.isNaN(seconds)) return undefined
  if (local !== null && seconds >= 1e13 && seconds < 1e14 && Number.isInteger(seconds)) return local.fromDigits(seconds)
  const ms = Math.abs(seconds) > maxSeconds ? Math.trunc(seconds) : Math.round(seconds * 1000)
  return Math.abs(ms) <= maxDateMs ? ms : undefined
}
