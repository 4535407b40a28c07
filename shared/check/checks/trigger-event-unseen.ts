import { mapMatches, matchesOf } from '#shared/campaign/trigger'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { nameIndexOf } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Triggers that name an event which no sample has: no user would be a recipient, or nothing would stop one. */
export function* triggerEventUnseen({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  const { trigger } = draft
  if (trigger === null || schema.events.size === 0) return
  for (const event of new Set(matchesOf(trigger).map((match) => match.event))) {
    if (schema.events.has(event)) continue
    if (event === '') {
      const message = 'The trigger names an event with no name, so no user ever did it. Choose the event.'
      yield diagnose('trigger-event-unseen', inDraft('trigger'), message)
      continue
    }
    const near = nameIndexOf(schema.events).nearest(event)
    const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
    const fixes = near.map((name) => {
      const renamed = mapMatches(trigger, (match) => (match.event === event ? { ...match, event: name } : match))
      return fix(`Use ${name}`, { kind: 'fields', fields: { trigger: renamed } })
    })
    const message = `The trigger names ${quoted(event)}, which no sample event is named.${advice}`
    yield diagnose('trigger-event-unseen', inDraft('trigger'), message, { fixes })
  }
}
