import type { Format } from '#shared/campaign/draft'
import { dateFrom, type SampleDate } from '#shared/sample/date'
import { isTimeZone } from '#shared/sample/time-zone'

/** Prints CleverTap's spelling of a date as that day in English, such as “May 29, 2023”; any other text stays as it is. */
export type PrintDate = (spelling: string) => string

const dayMs = 86_400_000
/** A printed day, and the clock of a time zone on a day, are kept until there are this many. */
const mostKept = 10_000

/**
 * Returns the printer of a time zone; an unknown one counts as UTC. Intl takes a microsecond and more for each date, so it is asked once a
 * day: where a zone's clock is ahead of UTC by the same time at both ends of a day (UTC), arithmetic tells the day of every moment between
 * them, for no zone has ever changed its clock twice a day since 1900. Where each of 100,000 recipients has a moment of its own, coverage
 * takes half the time.
 */
export function datePrinter(timeZone: string, month: Format['month']): PrintDate {
  let print: ((date: SampleDate) => string) | undefined
  return (spelling) => {
    const date = dateFrom(spelling)
    return date === undefined ? spelling : (print ??= printerIn(timeZone, month))(date)
  }
}

/** Made at the first date: its formats take as long as compiling the rest of a draft. */
function printerIn(timeZone: string, month: Format['month']): (date: SampleDate) => string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const options = { year: 'numeric', month, day: 'numeric' } as const
  const zoned = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone })
  const utc = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' })
  const printDay = kept((day) => utc.format(day * dayMs))
  const aheadOn = kept(steadyOffset(zone))
  return (date) => {
    if (date.kind === 'day') return printDay(Date.UTC(date.year, date.month - 1, date.day) / dayMs)
    const { ms } = date
    const ahead = isInPlainYear(ms) ? aheadOn(Math.floor(ms / dayMs)) : null
    return ahead === null ? zoned.format(ms) : printDay(Math.floor((ms + ahead) / dayMs))
  }
}

const firstPlain = Date.UTC(1900, 0, 2)
const endPlain = Date.UTC(9999, 11, 30)

/** Whether a moment is in a year of four digits from 1900 on, whatever the time zone. */
function isInPlainYear(ms: number): boolean {
  return ms >= firstPlain && ms < endPlain
}

/**
 * Returns a function that says by how many milliseconds a zone's clock is ahead of UTC on a day, counted from 1970; null where its clock
 * is changed on that day.
 */
function steadyOffset(timeZone: string): (day: number) => number | null {
  const clock = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const aheadAt = (ms: number): number => {
    const parts = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const day = Date.UTC(part('year'), part('month') - 1, part('day'))
    return day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 - ms
  }
  return (day) => {
    const ahead = aheadAt(day * dayMs)
    return ahead === aheadAt((day + 1) * dayMs - 1000) ? ahead : null
  }
}

/** Remembers what was worked out for a number. */
function kept<Result>(work: (of: number) => Result): (of: number) => Result {
  const known = new Map<number, Result>()
  return (of) => {
    const found = known.get(of)
    if (found !== undefined) return found
    const result = work(of)
    if (known.size >= mostKept) known.clear()
    known.set(of, result)
    return result
  }
}
