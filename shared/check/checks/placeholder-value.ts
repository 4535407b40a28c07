import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { scopeOf } from '#shared/check/known-names'
import { missingInProof, noneProofed, recipientNoun } from '#shared/check/gaps'
import { partWithShare } from '#shared/check/words'

/**
 * Reports values such as `NULL` and `N/A` that the draft counts as missing: something went wrong where they come from. It counts the
 * recipients where they are proofed, else all users. In other drafts `default-kept-silent` reports them.
 */
export function* placeholderValue(context: CheckContext): Generator<DraftDiagnostic> {
  if (!context.defaultedKinds.has('placeholder')) return
  for (const token of context.tokens) {
    const { pair, node } = token
    const { default: fallback } = node.token
    const scope = scopeOf(node.token.source, context)
    const property = scope?.properties.get(node.token.field)
    if (scope === undefined || property === undefined || property.placeholder === 0) continue
    const { name, placeholder } = property
    const proofed = missingInProof(token, context, ['placeholder'])
    const part = proofed
      ? partWithShare(proofed, context.proofed?.recipients ?? 0, recipientNoun)
      : partWithShare(placeholder, scope.total, scope.noun)
    const outcome = fallback === null ? 'nothing stands there then' : 'the default stands there'
    const found = `${part} a word for nothing, such as NULL or N/A, in ${name}.${proofed === 0 ? ` ${noneProofed}` : ''}`
    const message = `${found} It counts as missing: ${outcome}. Correct it where it comes from.`
    yield diagnose('placeholder-value', inValue(pair, node.fieldSpan), message)
  }
}
