import { dateFrom } from '#shared/sample/date'
import type { Value } from '#shared/sample/value'
import { dayText, momentText } from '#shared/words/moments'
import { rawText, typeText } from '../words/value-text.ts'

/** A value of the preview: as people read it, and what type it has. */
export interface BecomesText {
  readonly text: string
  readonly type: string
}

/** How the dates of a column are shown. */
interface HowShown {
  readonly timeZone: string
  /** Its dates have a time of day. */
  readonly hasClock: boolean
}

/** Returns what a cell has become; undefined where it came to nothing. */
export function becomesText(value: Value, { timeZone, hasClock }: HowShown): BecomesText | undefined {
  if (value === null) return undefined
  const date = typeof value === 'string' ? dateFrom(value) : undefined
  if (date === undefined) return { text: typeof value === 'string' ? value : rawText(value), type: typeText(value) }
  if (date.kind === 'instant')
    return { text: (hasClock ? momentText : dayText)(date.ms, timeZone), type: `date, ${timeZone}` }
  return { text: dayText(Date.UTC(date.year, date.month - 1, date.day), 'UTC'), type: 'date' }
}
