import { eventScope, isUnknown, type Scope } from '#shared/check/known-names'
import type { ObservedSchema } from '#shared/sample/observed'

/** What is wrong with the name of an event property, which may be one of its items: `Items.prod_name`. */
export type PropertyDoubt =
  | { readonly kind: 'unseen'; readonly scope: Scope; readonly near: readonly string[] }
  /** The part before the dot is there, but it never holds a list. */
  | { readonly kind: 'not-a-list'; readonly scope: Scope; readonly list: string }

/**
 * Returns what speaks against a property of an event; undefined where the samples have it, or cannot tell: they keep no statistics
 * of what the items of a list have.
 */
export function propertyDoubt(schema: ObservedSchema, event: string, property: string): PropertyDoubt | undefined {
  const scope = eventScope(schema, event)
  if (scope === undefined || !isUnknown(scope, property)) return undefined
  const dot = property.indexOf('.')
  const list = dot < 0 ? undefined : property.slice(0, dot)
  const seen = list === undefined ? undefined : scope.properties.get(list)
  if (list !== undefined && seen !== undefined) {
    return (seen.types.list ?? 0) > 0 ? undefined : { kind: 'not-a-list', scope, list }
  }
  const near = list === undefined ? scope.names.nearest(property) : nearestLists(scope, list, property.slice(dot))
  return { kind: 'unseen', scope, near }
}

function nearestLists(scope: Scope, list: string, rest: string): readonly string[] {
  const near = scope.names.nearest(list).filter((name) => (scope.properties.get(name)?.types.list ?? 0) > 0)
  return near.map((name) => name + rest)
}
