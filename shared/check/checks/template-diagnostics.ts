import { isCode } from '#shared/check/codes'
import type { CheckContext } from '#shared/check/context'
import { inValue, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** Reports what the parser could not read: unclosed tokens, typographic quotes, stored codes that no page explains. */
export function* templateDiagnostics({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    for (const { code, severity, message, span, fixes, link } of pair.value.parsed.diagnostics) {
      yield {
        code: isCode(code) ? code : 'unreadable-token',
        severity,
        message,
        place: inValue(pair, span),
        fixes: fixes.map(({ title, edits }) => ({
          title,
          edits: edits.flatMap((edit) => replace(inValue(pair, edit.span), title, edit.text).edits),
        })),
        ...(link === undefined ? {} : { link }),
      }
    }
  }
}
