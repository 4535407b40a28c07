import { failed, ok, type Result } from '#shared/result'
import type { Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import { readIsoTime } from './iso-time.ts'
import type { LocalTime } from './local-time.ts'
import type { RecordSink } from './reader.ts'

/** Beyond this many a number of seconds would be after the year 5138: it is milliseconds. */
const maxSeconds = 1e11
/** The furthest moment that JavaScript can name, in milliseconds. */
const maxDateMs = 8.64e15

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

/** Reads a record's `ts`: milliseconds since 1970, or null when there is none. */
export type ReadMoment = (value: Value | undefined) => Result<number | null, string>

/** How times are read of a file. */
interface Times {
  readonly local: LocalTime
  /** Told of times that do not say all of it. */
  readonly sink: Pick<RecordSink, 'note'>
  /** Whether yyyymmddHHMMSS in the project's time zone is one. */
  readonly hasDigits: boolean
}

/** Returns what reads times in seconds or milliseconds since 1970, as ISO 8601 writes them, and as digits where they may be. */
export function momentReader({ local, sink, hasDigits }: Times): ReadMoment {
  const digits = hasDigits ? local : null
  const notes = {
    zone: `Times (ts) that name no time zone were read as times in ${local.timeZone}, the time zone of the import.`,
    clock: `Days (ts) without a time of day were read as noon in ${local.timeZone}, the time zone of the import.`,
  }
  return (value) => {
    if (value === undefined || value === null || value === '') return ok(null)
    const ms = numericMoment(value, digits)
    if (ms !== undefined) return ok(ms)
    const time = typeof value === 'string' ? readIsoTime(value.trim(), local) : undefined
    if (time === undefined) return failed(wrongTime(value))
    if (time.lacks !== null) sink.note(notes[time.lacks], 'no-zone')
    return ok(time.ms)
  }
}

function wrongTime(value: Value): string {
  const text = wordOf(value)
  const shown = text === null ? 'The time (ts)' : `The time (ts) “${text.slice(0, 40)}”`
  return `${shown} cannot be read. Write it in seconds since 1970, as 2026-05-29T14:20:00Z, or as yyyymmddHHMMSS in the project’s time zone.`
}

/** In days: 1954 and 2119. */
const spreadsheetDays = { first: 20_000, last: 80_000 }

/** Returns whether a cell is a moment as spreadsheets count it, in days since 1900: `46143.4166`. As seconds it would be of 1970. */
export function isSpreadsheetDay(text: string): boolean {
  const days = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number(text.slice(0, 5)) : 0
  return days >= spreadsheetDays.first && days < spreadsheetDays.last
}

/**
 * Returns milliseconds since 1970 of a number of seconds or milliseconds or, where `local` is given, of yyyymmddHHMMSS; undefined for
 * anything else.
 */
export function numericMoment(value: Value, local: LocalTime | null): number | undefined {
  const seconds = typeof value === 'number' ? value : Number(/^-?\d+(?:\.\d+)?$/.exec(wordOf(value) ?? '')?.[0] ?? NaN)
  if (Number.isNaN(seconds)) return undefined
  if (local !== null && seconds >= 1e13 && seconds < 1e14 && Number.isInteger(seconds)) return local.fromDigits(seconds)
  const ms = Math.abs(seconds) > maxSeconds ? Math.trunc(seconds) : Math.round(seconds * 1000)
  return Math.abs(ms) <= maxDateMs ? ms : undefined
}
