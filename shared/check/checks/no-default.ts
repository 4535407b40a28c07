import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { gapsAt } from '#shared/check/gaps'
import type { TokenNode } from '#shared/template/node'

/** Reports tokens without a default where the samples miss the value, with the count. */
export function* noDefault(context: CheckContext): Generator<DraftDiagnostic> {
  for (const token of context.tokens) {
    const { pair, node } = token
    if (node.token.default !== null) continue
    const { source } = node.token
    if (source.kind === 'constant' && context.proofed?.pairs[pair.index] === undefined) {
      if (source.nth > 1) yield describe(pair, node, `A recipient may have fewer than ${source.nth} constant values.`)
      continue
    }
    const gaps = gapsAt(token, context)
    if (gaps !== undefined) yield describe(pair, node, gaps)
  }
}

function describe(pair: CheckedPair, node: TokenNode, gaps: string): DraftDiagnostic {
  const fixes = [rewrite(pair, node, 'Add a default', { default: '' })]
  return diagnose('no-default', inValue(pair, node.span), `${gaps} Add a default.`, { fixes })
}
