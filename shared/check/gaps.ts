import type { Trigger } from '#shared/campaign/draft'
import type { CheckContext, TokenAt } from '#shared/check/context'
import { observed, scopeOf } from '#shared/check/known-names'
import { missingCount } from '#shared/check/missing-count'
import { type Noun, partOf } from '#shared/check/words'
import type { MissingKind } from '#shared/sample/missing'
import type { Token } from '#shared/template/node'

/**
 * Returns a sentence about those for whom the default of a token of a pair would be used: of the recipients where they are proofed, such as
 * “37 of 851 recipients have no City.”, else of all users in the samples. Undefined when the samples show none.
 */
export function gapsAt(token: TokenAt, context: CheckContext): string | undefined {
  const { field } = token.node.token
  const gaps = gapsOf(token.node.token, context)
  const count = missingInProof(token, context, context.defaultedKinds)
  if (count === undefined) return gaps
  if (count > 0) return `${partOf(count, context.proofed?.recipients ?? 0, recipientNoun)} no ${field}.`
  return gaps === undefined ? undefined : `${gaps} ${noneProofed}`
}

export const recipientNoun: Noun = { one: 'recipient', many: 'recipients' }

/** Said of users who were counted, where the proof has found none of them. */
export const noneProofed = 'None of them is among the recipients of this draft.'

/** Returns for how many recipients the value of a token is missing in one of the kinds; undefined where that is not proofed. */
export function missingInProof(
  { pair, nth }: TokenAt,
  { proofed }: CheckContext,
  kinds: Iterable<MissingKind>,
): number | undefined {
  const counted = proofed?.pairs[pair.index]
  const missing = counted?.length === pair.value.tokens.length ? counted[nth] : undefined
  if (missing === undefined) return undefined
  let count = 0
  for (const kind of kinds) count += missing[kind] ?? 0
  return count
}

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
