import { meets } from '#shared/audience/meets'
import { valueAt } from '#shared/audience/value-at'
import type { ColumnCondition, Recommendation } from '#shared/campaign/draft'
import { distance, type Place, placeIn } from '#shared/recommend/place'
import { valueTexts } from '#shared/recommend/value-texts'
import { own, type Properties } from '#shared/sample/value'

export type Filtering = Pick<Recommendation, 'include' | 'exclude' | 'near'>

/** One reason to leave an item out: an include condition that it does not meet, an exclude condition that it meets, or its place. */
export type Filter =
  | { readonly kind: 'include' | 'exclude'; readonly condition: ColumnCondition }
  | { readonly kind: 'near'; readonly km: number }

/** What the filters look at of a recipient. */
export interface FilteredFor {
  /** The event that `sameAs` conditions compare with: the triggering event, or else that of the last action. */
  readonly event: Properties | null
  readonly place: Place | undefined
}

/** Returns the filters of a recommendation in the order in which they are applied. */
export function filtersOf({ include, exclude, near }: Filtering): readonly Filter[] {
  return [
    ...include.map((condition) => ({ kind: 'include', condition }) as const),
    ...exclude.map((condition) => ({ kind: 'exclude', condition }) as const),
    ...(near === null ? [] : [{ kind: 'near', km: near.km } as const]),
  ]
}

/** Returns whether a filter's answer depends on the recipient. */
export function dependsOnRecipient(filter: Filter): boolean {
  return filter.kind === 'near' || filter.condition.sameAs !== undefined
}

/**
 * Returns whether a filter leaves an item out. An include condition leaves out what does not meet it, an exclude condition what
 * does. `near` leaves out everything for a recipient without a known place, and items without coordinates
 * (https://docs.clevertap.com/docs/create-campaigns-using-recommendations).
 */
export function removes(
  filter: Filter,
  item: Properties,
  { event, place }: FilteredFor,
  columns: { readonly latitude: string; readonly longitude: string } | undefined,
): boolean {
  if (filter.kind === 'near') {
    const there = columns === undefined ? undefined : placeIn(item, columns.latitude, columns.longitude)
    return place === undefined || there === undefined || distance(place, there) > filter.km
  }
  return meetsColumn(item, filter.condition, event) !== (filter.kind === 'include')
}

/**
 * Whether an item meets a condition. With `sameAs` one fitting value of the event's property is enough; without a value only
 * not-equals holds.
 */
function meetsColumn(item: Properties, condition: ColumnCondition, event: Properties | null): boolean {
  const { column, is, sameAs } = condition
  const value = own(item, column)
  if (sameAs === undefined) return meets(value, condition)
  const texts = event === null ? [] : valueTexts(valueAt(event, sameAs))
  if (is === 'exists' || is === 'not-exists') return meets(value, { is })
  if (is === 'not-equals') return !meets(value, { is: 'one-of', value: texts })
  if (is === 'one-of') return meets(value, { is, value: texts })
  return texts.some((text) => meets(value, { is, value: text }))
}
