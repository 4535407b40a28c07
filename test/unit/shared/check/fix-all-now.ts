import type { Draft } from '#shared/campaign/draft'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { fixAllInSteps } from '#shared/check/fix-all'

/** Fixes all in one go. */
export function fixAll(draft: Draft, check: (draft: Draft) => readonly DraftDiagnostic[]) {
  // what is checked at once has no steps
  // eslint-disable-next-line require-yield
  const steps = fixAllInSteps(draft, function* (now) {
    return check(now)
  })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
