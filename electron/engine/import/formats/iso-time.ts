import type { LocalTime } from './local-time.ts'

/** A time as ISO 8601 writes it. */
export interface IsoTime {
  /** Milliseconds since 1970. */
  readonly ms: number
  /** What the text does not say of it. */
  readonly lacks: 'zone' | 'clock' | null
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * Reads a date or a time as ISO 8601 writes it; undefined for another text. Without a zone it is in `local`'s, without a time of day
 * at noon, as in CleverTap's own formats.
 */
export function readIsoTime(text: string, local: LocalTime): IsoTime | undefined {
  const match = iso.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const hasClock = match[4] !== undefined
  const time = hasClock ? clockIn(match) : { hour: 12, minute: 0, second: 0 }
  const ms = local.moment({ year, month, day, ...time })
  if (ms === undefined) return undefined
  const zone = match[8]
  if (zone === undefined || !hasClock) return { ms: ms + thousandths(match[7]), lacks: hasClock ? 'zone' : 'clock' }
  const wall = Date.UTC(year, month - 1, day, time.hour, time.minute, time.second)
  return { ms: wall + thousandths(match[7]) - minutesEast(zone) * 60_000, lacks: null }
}

function clockIn(match: RegExpExecArray) {
  return { hour: Number(match[4]), minute: Number(match[5]), second: Number(match[6] ?? 0) }
}

/** In milliseconds: the part of a second behind the point. */
function thousandths(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 3).padEnd(3, '0'))
}

function minutesEast(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))]
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
