import { own } from '#shared/sample/value'
import { readIsoTime } from './iso-time.ts'
import type { LocalTime, WallClock } from './local-time.ts'
import { isSpreadsheetDay, numericMoment } from './record-time.ts'

/** A date format of a column's header, with what its parts are in order. */
interface DateFormat {
  readonly pattern: RegExp
  readonly parts: readonly ('year' | 'month' | 'day')[]
}

const clock = '(?: (\\d{2}):(\\d{2}):(\\d{2}))?'

/** The formats of CleverTap's CSV upload (https://docs.clevertap.com/docs/csv-upload); each may have ` HH:mm:ss` behind it. */
const formats: Readonly<Record<string, DateFormat>> = {
  'dd/MM/yyyy': { pattern: new RegExp(`^(\\d{2})/(\\d{2})/(\\d{4})${clock}$`), parts: ['day', 'month', 'year'] },
  'MM/dd/yyyy': { pattern: new RegExp(`^(\\d{2})/(\\d{2})/(\\d{4})${clock}$`), parts: ['month', 'day', 'year'] },
  'yyyy/dd/MM': { pattern: new RegExp(`^(\\d{4})/(\\d{2})/(\\d{2})${clock}$`), parts: ['year', 'day', 'month'] },
  'yyyy/MM/dd': { pattern: new RegExp(`^(\\d{4})/(\\d{2})/(\\d{2})${clock}$`), parts: ['year', 'month', 'day'] },
  'dd MMM yyyy': { pattern: new RegExp(`^(\\d{2}) ([A-Za-z]{3}) (\\d{4})${clock}$`), parts: ['day', 'month', 'year'] },
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export const dateFormats: readonly string[] = Object.keys(formats)

export const dateFormatNames = `${Object.keys(formats).join(', ')} (each with “ HH:mm:ss” behind it or not) and Unix`

/** Reads a cell as a date: milliseconds since 1970, or undefined when it does not fit. */
export type ReadDate = (text: string, local: LocalTime) => number | undefined

/** Returns what reads cells of a format; undefined for a format that CleverTap does not have. */
export function dateReader(format: string): ReadDate | undefined {
  if (format.toLowerCase() === 'unix') return unixTime
  const withClock = format.endsWith(' HH:mm:ss')
  const name = withClock ? format.slice(0, -' HH:mm:ss'.length) : format
  const found = own(formats, name)
  return found === undefined ? undefined : (text, local) => read(text, found, withClock, local)
}

/** Reads a date or a time as ISO 8601 writes it. */
export const readIsoDate: ReadDate = (text, local) => readIsoTime(text, local)?.ms

/** The same, or a time in seconds, milliseconds or digits as a record's `ts` has it. A spreadsheet's number of a day is none of these. */
export const readAnyDate: ReadDate = (text, local) =>
  readIsoDate(text, local) ?? (isSpreadsheetDay(text) ? undefined : numericMoment(text, local))

/** In seconds. */
function unixTime(text: string): number | undefined {
  return /^-?\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined
}

/** Without a time of day it is noon, as in CleverTap. */
function read(text: string, { pattern, parts }: DateFormat, withClock: boolean, local: LocalTime): number | undefined {
  const match = pattern.exec(text)
  if (match === null || (match[4] !== undefined && !withClock)) return undefined
  const date = { year: 0, month: 0, day: 0 }
  for (const [index, part] of parts.entries()) date[part] = numberIn(match[index + 1] ?? '')
  const time = match[4] === undefined ? { hour: 12, minute: 0, second: 0 } : timeIn(match)
  return local.moment({ ...date, ...time })
}

function timeIn(match: RegExpExecArray): Pick<WallClock, 'hour' | 'minute' | 'second'> {
  return { hour: Number(match[4]), minute: Number(match[5]), second: Number(match[6]) }
}

/** A number, or a month's English name. */
function numberIn(text: string): number {
  return /^\d/.test(text) ? Number(text) : months.indexOf(text.toLowerCase()) + 1
}
