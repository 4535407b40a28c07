import type { Trigger } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { observed, scopeOf } from '#shared/check/known-names'
import { missingCount } from '#shared/check/missing-count'
import type { Token } from '#shared/template/node'
import { partOf } from '#shared/check/words'

/**
 * Returns a sentence about the users for whom a token's default would be used, such as “37 of 2,014 users have no City.”
 * Undefined when the samples show none.
 */
export function gapsOf({ source, field }: Token, context: CheckContext): string | undefined {
  const scope = scopeOf(source, context)
  const property = scope === undefined ? undefined : observed(scope, field)
  if (scope === undefined || property === undefined) return undefined
  const missing = missingCount(property, (kind) => context.defaultedKinds.has(kind))
  const some = missing > 0 ? `${partOf(missing, scope.total, scope.noun)} no ${field}.` : undefined
  if (
    source.kind !== 'named-event' ||
    !context.defaultedKinds.has('no-event') ||
    isCertain(context.draft.trigger, source.name)
  )
    return some
  const without = `Users without a “${source.name}” event have no ${field}${some === undefined ? '' : ' either'}.`
  return some === undefined ? without : `${some} ${without}`
}

/** Whether every recipient has an event of this name, because the trigger asks for it. */
function isCertain(trigger: Trigger | null, event: string): boolean {
  if (trigger === null) return false
  if (trigger.kind === 'live-action') return trigger.event === event
  if (trigger.kind === 'live-inaction') return trigger.did.event === event
  return trigger.match === 'all' && trigger.did.some((match) => match.event === event)
}
