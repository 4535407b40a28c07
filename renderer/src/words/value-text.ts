import { dateFrom } from '#shared/sample/date'
import { typeOf, type Value, type ValueType } from '#shared/sample/value'
import { cutWithLength } from '#shared/words/cut'
import { dayText, zonedText } from '#shared/words/moments'

/** What people read for each type. */
export const typeWords: Readonly<Record<ValueType, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'true/false',
  date: 'date',
  list: 'list',
  object: 'object',
}

/** More of a value than this is no help to a reader, and a sample may hold 100 MB of it. */
const maxLength = 2_000

/** A value as the sample has it: text in quotes, anything else as JSON; long ones cut, with their length. */
export function rawText(value: Value | undefined): string {
  if (value === undefined) return 'not there'
  if (typeof value === 'string') return value === '' ? 'empty text' : `“${cutWithLength(value, maxLength)}”`
  return cutWithLength(JSON.stringify(value), maxLength)
}

/** A date as people read it, a moment with its zone: “15 Jun 2026”, “15 Jun 2026, 14:36 UTC”; undefined for any other text. */
export function dateText(text: string, timeZone: string): string | undefined {
  const date = dateFrom(text)
  if (date === undefined) return undefined
  if (date.kind === 'day') return dayText(Date.UTC(date.year, date.month - 1, date.day), 'UTC')
  return zonedText(date.ms, timeZone)
}

/** The type of a value as people name it, and what is missing about it where there is none. */
export function typeText(value: Value | undefined): string {
  if (value === undefined) return 'absent'
  return value === null ? 'null' : typeWords[typeOf(value)]
}
