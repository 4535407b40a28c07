import type { Draft } from '#shared/campaign/draft'
import { check } from '#shared/check/check'
import type { CheckContext } from '#shared/check/context'
import type { ReportDiagnostic } from '#shared/proof/report/report-input'
import { noSamples } from '#shared/sample/observed'
import { observedSchema } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { recommendedCounts } from './recommended-counts.ts'

/**
 * Returns what the check says of a draft, as a report of its proof shows it; `db` is null where there are no samples at all, `plan` where
 * the payloads are held to no data plan.
 */
export function draftDiagnostics(db: Db | null, draft: Draft, plan: CheckContext['plan'] = null): ReportDiagnostic[] {
  const found =
    db === null
      ? check(draft, noSamples, { plan })
      : check(draft, observedSchema(db), { recommended: recommendedCounts(db, draft), plan })
  return found.map(({ code, severity, message, place }) => ({ code, severity, message, pair: place.pair }))
}
