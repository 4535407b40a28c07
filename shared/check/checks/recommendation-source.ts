import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { propertyDoubt } from '#shared/check/event-property'
import { links } from '#shared/check/links'
import { nameIndexOf } from '#shared/check/name-index'
import { changeSlot } from '#shared/check/recommendation'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

const link = links.clevertapCatalog

/** Recommendations that rest on an event or an event property that no sample has: no user has a last action then. */
export function* recommendationSource(context: CheckContext): Generator<DraftDiagnostic> {
  const { draft, schema } = context
  if (schema.events.size === 0) return
  for (const [at, { slot, event, eventProperty, from }] of draft.recommendations.entries()) {
    if (from === 'imported') continue
    const place = inDraft('recommendations')
    if (!schema.events.has(event)) {
      const near = nameIndexOf(schema.events).nearest(event)
      const message = `The recommendation ${quoted(slot)} rests on ${quoted(event)}, which no sample event is named.${adviceFor(near)}`
      const fixes = near.map((name) => changeSlot(draft, at, `Use ${name}`, { event: name }))
      yield diagnose('recommendation-event-unseen', place, message, { fixes, link })
      continue
    }
    const doubt = propertyDoubt(schema, event, eventProperty)
    if (doubt === undefined) continue
    const near = doubt.kind === 'unseen' ? doubt.near : []
    const message = `The recommendation ${quoted(slot)} takes its items from ${quoted(eventProperty)} of ${quoted(event)}, which no sample has.${adviceFor(near)}`
    const fixes = near.map((name) => changeSlot(draft, at, `Use ${name}`, { eventProperty: name }))
    yield diagnose('recommendation-property-unseen', place, message, { fixes, link })
  }
}

function adviceFor(near: readonly string[]): string {
  return near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
}
