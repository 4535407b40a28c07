import { assertNever } from '#shared/assert-never'
import type { Draft } from '#shared/campaign/draft'
import type { Piece, Provenance } from '#shared/resolve/resolution'
import { missingWords } from '#shared/sample/missing'
import type { ItemBasis } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'
import { count, counted } from '#shared/words/numbers'
import { dayText, momentText, zonedText } from '#shared/words/moments'
import { rawText, typeText } from './value-text.ts'

/** One line of what there is to say about a piece. */
export interface Fact {
  readonly label: string
  readonly text: string
}

/** Where a piece of a resolved text is from, in words: the source first, then the value, then why it is what it is. */
export function factsOf(
  piece: Piece,
  timeZone: string,
  recommendations: Draft['recommendations'] = [],
): readonly Fact[] {
  const { source } = piece
  if (source === null) return []
  return [...sourceFacts(source, timeZone, recommendations), ...valueFacts(source.value, piece), ...outcomeFacts(piece)]
}

function sourceFacts(source: Provenance, timeZone: string, recommendations: Draft['recommendations']): readonly Fact[] {
  switch (source.kind) {
    case 'profile':
      return [
        { label: 'Profile property', text: source.property },
        ...(source.derived ? [{ label: 'Worked out', text: 'from the date of birth, at as-of' }] : []),
        ...(source.importedAt === null ? [] : [{ label: 'Imported', text: moment(source.importedAt, timeZone) }]),
      ]
    case 'event':
      return [
        { label: 'Event property', text: source.property },
        {
          label: 'Event',
          text: source.event === null ? 'no triggering event' : source.event + place(source.nth, source.of),
        },
        ...(source.ts === null ? [] : [{ label: 'Happened', text: moment(source.ts, timeZone) }]),
      ]
    case 'constant':
      return [
        { label: 'Constant', text: source.alias },
        {
          label: 'Value',
          text: source.of === 0 ? 'the user has none' : `${nthNewest(source.nth)} of ${count(source.of)}`,
        },
      ]
    case 'recommendation':
      return [
        { label: 'Recommendation', text: `${source.slot}, column ${source.column}` },
        { label: 'Item', text: source.item ?? 'none for this user' },
        ...(source.rank === null ? [] : [{ label: 'Rank', text: count(source.rank) }]),
        ...(source.relatedBy === null ? [] : [{ label: 'Related by', text: counted(source.relatedBy, 'user') }]),
        ...(source.basis === null
          ? []
          : [
              { label: 'Last action', text: actionText(source.basis, eventOf(source.slot, recommendations), timeZone) },
            ]),
      ]
    default:
      return assertNever(source)
  }
}

function eventOf(slot: string, recommendations: Draft['recommendations']): string | undefined {
  return recommendations.find((one) => one.slot === slot)?.event
}

/** “Product Viewed, SKU-77, 29 May 2026, 14:20”. */
function actionText({ item, ts }: ItemBasis, event: string | undefined, timeZone: string): string {
  return [...(event === undefined ? [] : [event]), item, zonedText(ts, timeZone)].join(', ')
}

function valueFacts(value: Value | undefined, { missing }: Piece): readonly Fact[] {
  if (value === undefined) return []
  return [{ label: missing === null ? 'Raw value' : 'In its place', text: `${rawText(value)}, ${typeText(value)}` }]
}

function outcomeFacts({ from, text, missing }: Piece): readonly Fact[] {
  if (missing === null) return []
  const why = missingWords[missing]
  if (from === 'default')
    return [{ label: 'Default', text: text === '' ? `empty, because ${why}` : `“${text}”, because ${why}` }]
  if (from === 'empty') return [{ label: 'Nothing', text: `${why}, and the default is not used for that` }]
  return [{ label: 'Note', text: `${why}, which the draft counts as a value` }]
}

/** A moment in the draft's time zone and in UTC, once where that is the same. */
function moment(ms: number, timeZone: string): string {
  const here = momentText(ms, timeZone)
  const utc = momentText(ms, 'UTC')
  if (here === utc) return `${utc} UTC`
  const isSameDay = dayText(ms, timeZone) === dayText(ms, 'UTC')
  return `${here} ${timeZone} (${isSameDay ? utc.slice(-5) : utc} UTC)`
}

function place(nth: number | null, of: number | null): string {
  return nth === null || of === null ? '' : `, ${count(nth)} of ${count(of)}${nth === 1 ? ' (the newest)' : ''}`
}

function nthNewest(nth: number): string {
  return nth === 1 ? 'the newest' : `number ${count(nth)}, counted from the newest,`
}
