import type { Draft } from '#shared/campaign/draft'
import { type ExpectationsReport, expectationsReport } from '#shared/proof/expectations/expectations-report'
import { withAccepted } from '#shared/proof/expectations/edit-pins'
import type { PinFile } from '#shared/proof/expectations/pin'
import type { Person } from '#shared/proof/mask'
import { personOf } from '#shared/proof/person-of'
import type { ProofResult } from '#shared/proof/proof-result'
import type { PinnedUsers } from './pinned-users.ts'

/** What became of a draft's pinned users, and what is personal in what the pins keep. */
export interface Expectations {
  readonly report: ExpectationsReport
  readonly people: readonly Person[]
}

/** Returns what became of the pins of a file, and the file that expects what their users get now. */
export function expectationsOf(
  users: PinnedUsers,
  draft: Draft,
  file: PinFile,
): Expectations & { readonly accepted: PinFile } {
  const now = file.pins.map((pin) => users.outcome(pin))
  return {
    report: expectationsReport(file, now),
    people: file.pins.flatMap(({ identity, keeps }) =>
      keeps === undefined ? [] : [personOf(draft, identity, keeps.profile)],
    ),
    accepted: withAccepted(file, now),
  }
}

/** Returns a proof that also tells of the pinned users. */
export function withExpectations(result: ProofResult, expectations: Expectations | null = null): ProofResult {
  if (expectations === null) return result
  return { ...result, json: { ...result.json, expectations: expectations.report } }
}
