import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { conversion } from '#shared/template/clevertap-spelling'

/** Offers Galley's spelling for the tokens that were pasted from CleverTap. */
export function* clevertapSpelling(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    if (node.spelling === 'galley') continue
    const { message, fixes } = conversion(node)
    const fixed = fixes.map(({ title }) => rewrite(pair, node, title, {}))
    yield diagnose('clevertap-spelling', inValue(pair, node.span), message, { fixes: fixed })
  }
}
