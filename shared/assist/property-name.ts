import type { Draft } from '#shared/campaign/draft'
import { triggeringEvent } from '#shared/campaign/trigger'
import type { Source } from '#shared/template/node'

/** A property by where it belongs: to the profiles, or to the events of one name. */
export type PropertyScope = { readonly kind: 'profile' } | { readonly kind: 'event'; readonly name: string }

/** Returns whether a token's source reads from the scope. `@Event` reads from the triggering event. */
export function readsFrom(source: Source, scope: PropertyScope, draft: Draft): boolean {
  if (scope.kind === 'profile') return source.kind === 'profile'
  if (source.kind === 'named-event') return source.name === scope.name
  return source.kind === 'event' && triggeringEvent(draft.trigger) === scope.name
}
