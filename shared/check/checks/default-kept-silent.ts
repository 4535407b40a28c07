import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { observed, scopeOf } from '#shared/check/known-names'
import { countedKinds, missingCount } from '#shared/check/missing-count'
import { missingInProof, noneProofed, recipientNoun } from '#shared/check/gaps'
import { partWithShare } from '#shared/check/words'

const ways = {
  absent: 'no value in',
  null: 'null in',
  empty: 'an empty text in',
  blank: 'only white space in',
  placeholder: 'a word for nothing, such as NULL or N/A, in',
  'not-text': 'an object in',
} as const

/** Reports values that are missing in a kind that the draft does not list, so that no default stands in for them. */
export function* defaultKeptSilent(context: CheckContext): Generator<DraftDiagnostic> {
  const { missing } = context.draft
  for (const token of context.tokens) {
    const { pair, node } = token
    const scope = scopeOf(node.token.source, context)
    const property = scope === undefined ? undefined : observed(scope, node.token.field)
    if (scope === undefined || property === undefined) continue
    for (const kind of countedKinds) {
      if (context.defaultedKinds.has(kind)) continue
      const count = missingCount(property, (other) => other === kind)
      if (count === 0) continue
      const proofed = missingInProof(token, context, [kind])
      const part = proofed
        ? partWithShare(proofed, context.proofed?.recipients ?? 0, recipientNoun)
        : partWithShare(count, scope.total, scope.noun)
      const none = proofed === 0 ? ` ${noneProofed}` : ''
      const message = `${part} ${ways[kind]} ${node.token.field}, and the draft does not count that as missing: the default is not used then. Count it, or fix the samples.${none}`
      const fixes = [
        fix(`Use the default for ${kind} values`, { kind: 'fields', fields: { missing: [...missing, kind] } }),
      ]
      yield diagnose('default-kept-silent', inValue(pair, node.span), message, { fixes })
    }
  }
}
