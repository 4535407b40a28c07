import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'

/**
 * Returns a property of an event. `Items.prod_name` is a list of what the items of the list `Items` have, unless the event has a
 * property of that very name. Own properties only; undefined when there is none.
 */
export function valueAt(properties: Properties, path: string): Value | undefined {
  const direct = own(properties, path)
  const dot = direct === undefined ? path.indexOf('.') : -1
  const list = dot < 0 ? undefined : own(properties, path.slice(0, dot))
  if (!isList(list)) return direct
  const field = path.slice(dot + 1)
  const values = list.flatMap((item) => (isObject(item) ? (own(item, field) ?? []) : []))
  return values.length > 0 ? values : undefined
}
