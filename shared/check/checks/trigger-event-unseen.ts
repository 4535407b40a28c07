import type { Trigger } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { nameIndexOf } from '#shared/check/name-index'
import { didYouMean, quoted } from '#shared/check/words'

/** Triggers that name an event which no sample has: nobody would be a recipient, or nothing would stop one. */
export function* triggerEventUnseen({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  const { trigger } = draft
  if (trigger === null || schema.events.size === 0) return
  for (const event of new Set(eventsOf(trigger))) {
    if (schema.events.has(event)) continue
    const near = nameIndexOf(schema.events).nearest(event)
    const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
    const fixes = near.map((name) =>
      fix(`Use ${name}`, { kind: 'fields', fields: { trigger: renamed(trigger, event, name) } }),
    )
    const message = `The trigger names ${quoted(event)}, which no sample event is named.${advice}`
    yield diagnose('trigger-event-unseen', inDraft('trigger'), message, { fixes })
  }
}

function eventsOf(trigger: Trigger): readonly string[] {
  if (trigger.kind === 'live-action') return [trigger.event]
  if (trigger.kind === 'live-inaction') return [trigger.did.event, trigger.didNot.event]
  return [...trigger.did, ...trigger.didNot].map(({ event }) => event)
}

function renamed(trigger: Trigger, from: string, to: string): Trigger {
  const change = <Match extends { readonly event: string }>(match: Match): Match =>
    match.event === from ? { ...match, event: to } : match
  if (trigger.kind === 'live-action') return change(trigger)
  if (trigger.kind === 'live-inaction') return { ...trigger, did: change(trigger.did), didNot: change(trigger.didNot) }
  return { ...trigger, did: trigger.did.map(change), didNot: trigger.didNot.map(change) }
}
