import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { scopeOf } from '#shared/check/known-names'
import { isOddName, plainName } from '#shared/template/look-alikes'
import type { Token, TokenNode } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { print } from '#shared/template/print'
import { unescape } from '#shared/template/unescape'
import { quoted } from '#shared/words/names'

/**
 * Reports names that hold what a paste leaves behind, such as characters without width, HTML, or the default after a comma, where no
 * sample has the name. A name that its author put into quotes is as it should be.
 */
export function* oddName(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const { source, field } = node.token
    if (!isOddName(field) || /["']/.test(pair.value.source.charAt(node.fieldSpan.start - 1))) continue
    if (scopeOf(source, context)?.properties.has(field) === true) continue
    const plain = plainName(field)
    const fixes =
      plain !== '' && !isOddName(plain)
        ? [rewrite(pair, node, `Use ${plain}`, { field: plain })]
        : mended(pair, node).map((token) => rewrite(pair, node, `Write ${print(token)}`, token))
    const message = `${quoted(field)} holds characters that names seldom have and a paste leaves behind. Write the name anew, or put it into quotes if that is how it is spelt.`
    yield diagnose('odd-name', inValue(pair, node.fieldSpan), message, { fixes })
  }
}

/** Returns the token that stands there once its signs are plain ones, where it is one. */
function mended({ value }: CheckedPair, { span }: TokenNode): readonly Token[] {
  const text = unescape(value.source.slice(span.start, span.end)).text.replace(/[,;]\s*(?=default\s*:)/, ' | ')
  const [only, ...others] = parse(text).nodes
  return only?.kind === 'token' &&
    others.length === 0 &&
    !/[&%;]/.test(only.token.field) &&
    !isOddName(only.token.field)
    ? [only.token]
    : []
}
