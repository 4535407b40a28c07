import { IANAZone } from 'luxon'
import { UserError } from '../../files/user-error.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** In hours: about a year of them. */
const hourCacheSize = 10_000

/** The date and time that clocks show. Months count from 1. */
export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Throws a `UserError` when there is no such zone. */
export function requireTimeZone(zone: string): void {
  if (IANAZone.isValidZone(zone)) return
  throw new UserError('import:time-zone', `There is no time zone “${zone}”. Give one such as Europe/Stockholm.`)
}

/** Turns times of one time zone into moments. Remembers the zone's offset for every hour it met. */
export class LocalTime {
  readonly #zone: IANAZone
  /** From hours since 1970 as clocks show them to milliseconds east of UTC; NaN for an hour in which that changes. */
  readonly #offsets = new Map<number, number>()

  /** Throws a UserError when there is no such zone. */
  constructor(zone: string) {
    requireTimeZone(zone)
    this.#zone = IANAZone.create(zone)
  }

  /** The zone's IANA name. */
  get timeZone(): string {
    return this.#zone.name
  }

  /**
   * Returns milliseconds since 1970; undefined for a date or time that no calendar has. A time that the clocks show twice is the
   * first of the two, and one that they skip is counted from before the change, whatever the season at import (luxon's own choice
   * depends on it).
   */
  moment(time: WallClock): number | undefined {
    if (!exists(time)) return undefined
    const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
    const key = Math.floor(wall / hour)
    let offset = this.#offsets.get(key)
    if (offset === undefined) {
      offset = this.#offsetAt(key * hour)
      if (offset !== this.#offsetAt((key + 1) * hour - 1)) offset = NaN
      if (this.#offsets.size >= hourCacheSize) this.#offsets.clear()
      this.#offsets.set(key, offset)
    }
    return wall - (Number.isNaN(offset) ? this.#offsetAt(wall) : offset)
  }

  /** `20260101054937`, as CleverTap's downloads write a time in the project's zone. */
  fromDigits(digits: number): number | undefined {
    const date = Math.floor(digits / 1e6)
    const clock = digits % 1e6
    return this.moment({
      year: Math.floor(date / 1e4),
      month: Math.floor(date / 100) % 100,
      day: date % 100,
      hour: Math.floor(clock / 1e4),
      minute: Math.floor(clock / 100) % 100,
      second: clock % 100,
    })
  }

  /** Milliseconds east of UTC when the clocks show `wall`. */
  #offsetAt(wall: number): number {
    const before = this.#zone.offset(wall - day) * minute
    const after = this.#zone.offset(wall + day) * minute
    if (before === after) return before
    return this.#zone.offset(wall - before) * minute === before || this.#zone.offset(wall - after) * minute !== after
      ? before
      : after
  }
}

function exists({ year, month, day, hour, minute, second }: WallClock): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
