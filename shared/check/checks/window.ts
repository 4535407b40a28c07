import type { PastEventMatch, Trigger } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { seenSpan } from '#shared/check/seen-span'
import { quoted } from '#shared/words/names'

const minute = 60_000
const day = 86_400_000

/** Windows that no time fits into, and windows that the samples are too short for. */
export function* window({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  const { trigger } = draft
  if (trigger?.kind === 'live-inaction') {
    const { withinMinutes, did } = trigger
    if (withinMinutes <= 0) yield notPositive('minutes', { ...trigger, withinMinutes: 120 }, 'Make it two hours')
    const { newest } = seenSpan(schema)
    const { oldest } = seenSpan(schema, did.event)
    if (withinMinutes <= 0 || newest === null || oldest === null || oldest + withinMinutes * minute <= newest) return
    const message = `No sample ${quoted(did.event)} is as long ago as the trigger waits, so no user would get the message as of the newest event. Shorten the time, or import older events.`
    yield diagnose('window-longer-than-samples', inDraft('trigger'), message)
  }
  if (trigger?.kind !== 'past-behaviour') return
  const days = [...trigger.did, ...trigger.didNot].flatMap(({ withinDays }) => withinDays ?? [])
  if (days.some((count) => count <= 0)) {
    const lift = (match: PastEventMatch) =>
      match.withinDays === undefined || match.withinDays > 0 ? match : { ...match, withinDays: undefined }
    const left = { ...trigger, did: trigger.did.map(lift), didNot: trigger.didNot.map(lift) }
    yield notPositive('days', left, 'Look at all time')
  }
  const { oldest, newest } = seenSpan(schema)
  const longest = Math.max(...days)
  if (oldest === null || newest === null || longest * day <= newest - oldest) return
  const message = `The trigger looks back ${String(longest)} days, and the samples do not reach so far, so the proof cannot show what falls out of that time. Import older events.`
  yield diagnose('days-beyond-samples', inDraft('trigger'), message)
}

function notPositive(unit: string, trigger: Trigger, title: string): DraftDiagnostic {
  const message = `The trigger has a time of zero ${unit} or less, into which next to nothing falls. Give it more than zero.`
  return diagnose('window-not-positive', inDraft('trigger'), message, {
    fixes: [fix(title, { kind: 'fields', fields: { trigger } })],
  })
}
