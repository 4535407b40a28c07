import type { CheckContext } from '#shared/check/context'
import { diagnose, inKey, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import type { Template } from '#shared/check/template-cache'

const message = 'Keys are literal text: nothing in them is replaced. Take the token out, and put it into the value.'

/** Reports tokens in keys. CleverTap personalizes values only (https://docs.clevertap.com/docs/personalize-message). */
export function* tokenInKey({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  const link = links.clevertapPersonalize
  for (const pair of pairs) {
    for (const { span, token } of pair.keyTemplate.tokens) {
      const place = inKey(pair, span)
      const fixes = isPlain(literalText(pair.keyTemplate) + token.field)
        ? [replace(place, `Write ${token.field} instead`, token.field)]
        : []
      yield diagnose('token-in-key', place, message, { fixes, link })
    }
    for (const { span } of pair.keyTemplate.parsed.diagnostics)
      yield diagnose('token-in-key', inKey(pair, span), message, { link })
    for (const { span, certain } of pair.keyTemplate.foreign) {
      if (certain) yield diagnose('token-in-key', inKey(pair, span), message, { link })
    }
  }
}

/** Whether a text can neither be nor become part of a token. */
function isPlain(text: string): boolean {
  return !/[{}[\]<>@$%*|"]/.test(text)
}

function literalText({ source, parsed }: Template): string {
  return parsed.nodes.map(({ kind, span }) => (kind === 'text' ? source.slice(span.start, span.end) : '')).join('')
}
