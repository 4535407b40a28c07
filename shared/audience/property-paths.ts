import { isList, isObject, type Properties } from '#shared/sample/value'

/** How many items of a list are looked at, and how many of their properties are named. */
const maxItems = 50
const maxPaths = 50

/**
 * Returns what a condition, an alias or a mapping can name in an event: its properties, and in place of a list of items the properties
 * of those: `Items.prod_name`. `valueAt` reads them.
 */
export function propertyPaths(properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    if (!isList(value)) return [name]
    const fields = new Set(value.slice(0, maxItems).flatMap((item) => (isObject(item) ? Object.keys(item) : [])))
    return fields.size === 0 ? [name] : [...fields].slice(0, maxPaths).map((field) => `${name}.${field}`)
  })
}
