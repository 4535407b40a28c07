import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { gapsAt } from '#shared/check/gaps'

/** Defaults without text where the samples miss the value: nothing stands in the message then. */
export function* emptyDefault(context: CheckContext): Generator<DraftDiagnostic> {
  for (const token of context.tokens) {
    const { pair, node } = token
    if (node.token.default !== '') continue
    const gaps = gapsAt(token, context)
    if (gaps === undefined) continue
    const message = `${gaps} The default is empty, so nothing stands there then. Write one if something should.`
    yield diagnose('empty-default', inValue(pair, node.span), message)
  }
}
