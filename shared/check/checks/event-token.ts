import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import type { TokenNode } from '#shared/template/node'

/** Reports `@Event` in a draft where no event triggers the message. */
export function* eventToken(context: CheckContext): Generator<DraftDiagnostic> {
  const { trigger } = context.draft
  if (trigger !== null && trigger.kind !== 'past-behaviour') return
  for (const { pair, node } of context.tokens) {
    if (node.token.source.kind !== 'event') continue
    const place = inValue(pair, node.span)
    const fixes = namedEvents(context, pair, node)
    yield trigger === null
      ? diagnose('event-without-trigger', place, withoutTrigger, { fixes })
      : diagnose('event-in-past-behaviour', place, pastBehaviour, { fixes, link: links.clevertapLiquid })
  }
}

const withoutTrigger =
  '@Event takes its value from the event that triggers the message, and this draft has no trigger. Set one, or name the event instead.'
const pastBehaviour =
  '@Event takes its value from the event that triggers the message, and in a past-behaviour campaign none does. Name the event instead.'

/** The same property of an event by its name, for the events that are asked about or have such a property. */
function namedEvents({ draft, schema }: CheckContext, pair: CheckedPair, node: TokenNode): readonly DraftFix[] {
  const asked = draft.trigger?.kind === 'past-behaviour' ? draft.trigger.did.map(({ event }) => event) : []
  const having = [...schema.events].flatMap(([name, { properties }]) =>
    properties.has(node.token.field) ? [name] : [],
  )
  const likely = asked.filter((name) => having.includes(name) || schema.events.size === 0)
  return [...new Set([...likely, ...having.sort()])]
    .slice(0, 3)
    .map((name) => rewrite(pair, node, `Use the newest “${name}” event`, { source: { kind: 'named-event', name } }))
}
