import type { Properties, Value } from '#shared/sample/value'
import type { PropertyChange } from '../formats/sample-record.ts'

/** How many values a multi-value property holds; the oldest go first (https://docs.clevertap.com/docs/platform-considerations). */
const maxValues = 100

/**
 * Returns what a profile holds after another record of it. A newer record's values win; of an older one only what was not there yet
 * is taken. The multi-value operators apply to what is there then.
 */
export function mergeProfile(
  before: Properties,
  record: { readonly properties: Properties; readonly changes: readonly PropertyChange[] },
  isOlder: boolean,
): Properties {
  const merged = { ...before, ...record.properties, ...(isOlder ? before : {}) }
  if (record.changes.length === 0 || isOlder) return merged
  const changed = new Map<string, Value>(Object.entries(merged))
  for (const change of record.changes) apply(changed, change)
  return Object.fromEntries(changed)
}

function apply(properties: Map<string, Value>, { property, operator, value }: PropertyChange): void {
  const before = properties.get(property)
  switch (operator) {
    case '$set':
      properties.set(property, unique(listOf(value)))
      break
    case '$add':
      properties.set(property, unique([...listOf(before), ...listOf(value)]))
      break
    case '$remove': {
      const gone = listOf(value)
      properties.set(
        property,
        listOf(before).filter((item) => !gone.includes(item)),
      )
      break
    }
    case '$delete':
      properties.delete(property)
      break
    default:
      properties.set(property, numberOf(before) + (operator === '$incr' ? numberOf(value) : -numberOf(value)))
  }
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly Value[]) : [value]
}

function unique(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)].slice(-maxValues)
}

function numberOf(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0
}
