import type { PastEventMatch } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { quoted } from '#shared/words/names'

/** Triggers that ask for an event and exclude it: in past behaviour no user is left, after an action every next one stops it. */
export function* didNotIsDid({ draft }: CheckContext): Generator<DraftDiagnostic> {
  const { trigger } = draft
  if (trigger?.kind === 'live-inaction') {
    const { did, didNot } = trigger
    if (did.event !== didNot.event || didNot.where.length > 0) return
    const message = `The trigger waits for ${quoted(did.event)} and is stopped by ${quoted(did.event)}: only the last one in a row goes through. Exclude another event, or give it conditions.`
    yield diagnose('did-not-is-did', inDraft('trigger'), message)
  }
  if (trigger?.kind !== 'past-behaviour') return
  for (const [at, didNot] of trigger.didNot.entries()) {
    if (!trigger.did.some((did) => excludes(didNot, did))) continue
    const message = `The trigger asks for ${quoted(didNot.event)} and excludes those who did ${quoted(didNot.event)}, whatever it was. Give what it excludes conditions, or do not exclude it.`
    const left = { ...trigger, didNot: trigger.didNot.filter((_, i) => i !== at) }
    const fixes = [fix(`Do not exclude ${didNot.event}`, { kind: 'fields', fields: { trigger: left } })]
    yield diagnose('did-not-is-did', inDraft('trigger'), message, { fixes })
    return
  }
}

/** Whether whatever fits one also fits the other. */
function excludes(didNot: PastEventMatch, did: PastEventMatch): boolean {
  return (
    didNot.event === did.event &&
    didNot.where.length === 0 &&
    (didNot.withinDays ?? Infinity) >= (did.withinDays ?? Infinity)
  )
}
