import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { NameIndex } from '#shared/check/name-index'
import { isTimeZone, timeZoneNames } from '#shared/sample/time-zone'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

let zones: NameIndex | undefined

/** Reports a time zone that this runtime does not know. */
export function* timeZone({ draft }: CheckContext): Generator<DraftDiagnostic> {
  if (isTimeZone(draft.timeZone)) return
  zones ??= new NameIndex(timeZoneNames())
  const near = zones.nearest(draft.timeZone)
  const advice = near.length > 0 ? didYouMean(near) : ' Use an IANA name, such as Asia/Kolkata.'
  const message = `${quoted(draft.timeZone)} is no known time zone, so dates print in UTC.${advice}`
  const fixes = [...near, 'UTC'].map((name) => fix(`Use ${name}`, { kind: 'fields', fields: { timeZone: name } }))
  yield diagnose('unknown-time-zone', inDraft('timeZone'), message, { fixes })
}
