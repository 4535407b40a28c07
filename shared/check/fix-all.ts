import type { Draft } from '#shared/campaign/draft'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { applyAll, fixesTogether } from '#shared/check/fix'

/** More than any chain of fixes that lead to one another. */
const maxRounds = 50

/** A draft after its fixes, and how many those were. */
interface Fixed {
  readonly draft: Draft
  readonly fixed: number
}

/**
 * Steps whose end returns the draft with everything fixed that can be, and how many fixes that took: what one fix brings to light is
 * fixed too. `check` takes steps to what there is to say about a draft. It ends where fixes would only take each other back.
 */
export function* fixAllInSteps(
  draft: Draft,
  check: (draft: Draft) => Generator<unknown, readonly DraftDiagnostic[]>,
): Generator<unknown, Fixed> {
  const seen = new Set([JSON.stringify(draft)])
  let now = draft
  let fixed = 0
  for (let round = 0; round < maxRounds; round++) {
    const diagnostics = yield* check(now)
    const after = applyAll(now, diagnostics)
    const text = JSON.stringify(after)
    if (seen.has(text)) break
    seen.add(text)
    fixed += fixesTogether(diagnostics)
    now = after
    yield
  }
  return { draft: now, fixed }
}
