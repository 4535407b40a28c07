import type { Value } from '#shared/sample/value'
import { wordOf } from '../records/json-value.ts'
import type { LocalTime } from './local-time.ts'

/** Beyond this many a number of seconds would be after the year 5138: it is milliseconds. */
const maxSeconds = 1e11
/** The furthest moment that JavaScript can name, in milliseconds. */
const maxDateMs = 8.64e15

export const noTime = 'The event has no time (ts). Add it, in seconds since 1970, and import the record again.'

export function wrongTime(value: Value | undefined): string {
  const text = wordOf(value)
  const shown = text === null ? 'The time (ts)' : `The time (ts) “${text.slice(0, 40)}”`
  return `${shown} cannot be read. Write it in seconds since 1970, or as yyyymmddHHMMSS in the project’s time zone.`
}

/**
 * mParticle's times, in milliseconds since 1970, as numbers or as texts. Null when there is none; a sentence that names the member when
 * it cannot be read.
 */
export function exactMoment(value: Value | undefined, member: string): number | string | null {
  if (value === undefined || value === null || value === '') return null
  const text = wordOf(value) ?? ''
  const ms = /^-?\d+(?:\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : NaN
  if (Math.abs(ms) <= maxDateMs) return ms
  return `${member} “${text.slice(0, 40)}” cannot be read. Write it in milliseconds since 1970 and import the record again.`
}

/**
 * A record's `ts` in milliseconds since 1970: seconds, milliseconds, or – where `local` is given – yyyymmddHHMMSS. Null when
 * there is none, undefined when it cannot be read.
 */
export function momentOf(value: Value | undefined, local: LocalTime | null): number | null | undefined {
  if (value === undefined || value === null || value === '') return null
  const seconds = typeof value === 'number' ? value : Number(/^-?\d+(?:\.\d+)?$/.exec(wordOf(value) ?? '')?.[0] ?? NaN)
  if (Number.isNaN(seconds)) return undefined
  if (local !== null && seconds >= 1e13 && seconds < 1e14 && Number.isInteger(seconds)) return local.fromDigits(seconds)
  const ms = Math.abs(seconds) > maxSeconds ? Math.trunc(seconds) : Math.round(seconds * 1000)
  return Math.abs(ms) <= maxDateMs ? ms : undefined
}
