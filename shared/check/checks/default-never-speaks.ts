import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { gapsOf } from '#shared/check/gaps'
import { isUnknown, observed, scopeOf } from '#shared/check/known-names'
import { counted } from '#shared/words/numbers'
import { quoted } from '#shared/words/names'

/** Defaults that no sample calls for. They can stay; it only says that nothing tests them. */
export function* defaultNeverSpeaks(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const { token } = node
    if (token.default === null || token.default === '') continue
    const scope = scopeOf(token.source, context)
    if (scope === undefined || isUnknown(scope, token.field) || observed(scope, token.field) === undefined) continue
    if (gapsOf(token, context) !== undefined) continue
    const who =
      scope.total === 1
        ? `The only ${scope.noun.one} has`
        : `All ${counted(scope.total, scope.noun.one, scope.noun.many)} have`
    const message = `${who} a value of ${token.field}, so the default ${quoted(token.default)} is never used. It can stay for those who are not in the samples.`
    yield diagnose('default-never-speaks', inValue(pair, node.defaultSpan ?? node.span), message)
  }
}
