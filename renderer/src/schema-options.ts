import { mainType } from '#shared/assist/main-type'
import type { ObservedScope, ObservedSchema } from '#shared/sample/observed'
import { systemEventProperties, systemProfileProperties } from '#shared/sample/system-properties'
import { count, counted } from './numbers.ts'
import type { ComboOption } from './ui/combo-lines.ts'
import { typeWords } from './value-text.ts'

/** Every event of the samples, the commonest first. */
export function eventOptions({ events }: ObservedSchema): readonly ComboOption[] {
  return [...events]
    .toSorted(([, a], [, b]) => b.total - a.total)
    .map(([id, { total }]) => ({ id, note: counted(total, 'event') }))
}

/** The properties of an event, the fullest first, and those that CleverTap itself sets. */
export function eventPropertyOptions({ events }: ObservedSchema, event: string): readonly ComboOption[] {
  return propertyOptions(events.get(event), systemEventProperties)
}

export function profilePropertyOptions({ profiles }: ObservedSchema): readonly ComboOption[] {
  return propertyOptions(profiles, systemProfileProperties)
}

function propertyOptions(scope: ObservedScope | undefined, system: readonly string[]): readonly ComboOption[] {
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
export function valueOptions(scope: ObservedScope | undefined, property: string): readonly ComboOption[] {
  const top = scope?.properties.get(property)?.top ?? []
  return top.flatMap(({ value, count: times }) =>
    typeof value === 'object' ? [] : [{ id: String(value), note: count(times) }],
  )
}
