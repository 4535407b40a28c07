import { mainType } from '#shared/assist/main-type'
import type { TriggerKind } from '#shared/campaign/edit-audience'
import type { ObservedScope, ObservedSchema } from '#shared/sample/observed'
import { systemEventProperties, systemProfileProperties } from '#shared/sample/system-properties'
import { count, counted } from '#shared/words/numbers'
import { typeWords } from './value-text.ts'

/** A name that can be chosen, and what is said of it, quietly. */
export interface NameOption {
  readonly id: string
  readonly note?: string
}

/** Every kind of trigger, with CleverTap's name for it. */
export const kindOptions: readonly { readonly id: TriggerKind; readonly label: string; readonly note: string }[] = [
  { id: 'everybody', label: 'Everybody', note: 'no trigger' },
  { id: 'live-action', label: 'Users who do something', note: 'live action' },
  { id: 'live-inaction', label: 'Users who do one thing and not another', note: 'live inaction' },
  { id: 'past-behaviour', label: 'Users by what they did before', note: 'past behaviour' },
]

/** Every event of the samples, the commonest first. */
export function eventOptions({ events }: ObservedSchema): readonly NameOption[] {
  return [...events]
    .toSorted(([, a], [, b]) => b.total - a.total)
    .map(([id, { total }]) => ({ id, note: counted(total, 'event') }))
}

/** The properties of an event, the fullest first, and those that CleverTap itself sets. */
export function eventPropertyOptions({ events }: ObservedSchema, event: string): readonly NameOption[] {
  return propertyOptions(events.get(event), systemEventProperties)
}

export function profilePropertyOptions({ profiles }: ObservedSchema): readonly NameOption[] {
  return propertyOptions(profiles, systemProfileProperties)
}

function propertyOptions(scope: ObservedScope | undefined, system: readonly string[]): readonly NameOption[] {
  const seen = [...(scope?.properties ?? [])]
    .toSorted(([, a], [, b]) => b.filled - a.filled)
    .map(([id, property]) => {
      const type = mainType(property)?.main
      const share = `${String(Math.round((100 * property.filled) / Math.max(1, scope?.total ?? 0)))} %`
      return { id, note: type === undefined ? share : `${typeWords[type]}, ${share}` }
    })
  const unseen = system.filter((id) => !scope?.properties.has(id)).map((id) => ({ id, note: 'in no sample' }))
  return [...seen, ...unseen]
}

/** The commonest values of a property, most first. */
export function valueOptions(scope: ObservedScope | undefined, property: string): readonly NameOption[] {
  const top = scope?.properties.get(property)?.top ?? []
  return top.flatMap(({ value, count: times }) =>
    typeof value === 'object' ? [] : [{ id: String(value), note: count(times) }],
  )
}
