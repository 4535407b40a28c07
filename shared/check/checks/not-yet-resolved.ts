import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, tokensOf } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** Tokens whose values the engine does not work out from the samples yet, so that nobody takes the preview for the message. */
export function* notYetResolved(context: CheckContext): Generator<DraftDiagnostic> {
  if (context.abilities.recommendations) return
  for (const { pair, node } of tokensOf(context)) {
    if (node.token.source.kind !== 'recommendation') continue
    const message =
      'Galley does not work out recommended items from the samples yet: this token counts as missing in previews and proofs.'
    yield diagnose('not-yet-resolved', inValue(pair, node.span), message)
  }
}
