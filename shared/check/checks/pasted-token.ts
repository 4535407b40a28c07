import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { print } from '#shared/template/print'
import { quoted } from '#shared/words/names'

/** Reports tokens that no longer are any, because a paste has changed their signs: full-width braces, entities, percent signs. */
export function* pastedToken({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    for (const { span, token } of pair.value.pasted) {
      const place = inValue(pair, span)
      const text = quoted(pair.value.source.slice(span.start, span.end))
      const meant = token === null ? '{{ @Profile - City }}, for example' : print(token)
      const message = `${text} goes out as it stands: its signs are not those of a token. Write ${meant}.`
      const fixes = token === null ? [] : [replace(place, `Write ${meant}`, meant)]
      yield diagnose('pasted-token', place, message, { fixes })
    }
  }
}
