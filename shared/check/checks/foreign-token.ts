import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { conversions, looksMeant } from '#shared/check/foreign-conversion'
import { quoted } from '#shared/words/names'

/** Reports `{{name}}`, `%%name%%`, `*|NAME|*` and the like: nothing in this channel replaces them. */
export function* foreignToken(context: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of context.pairs) {
    for (const foreign of pair.value.foreign) {
      if (foreign.isLiquid || !looksMeant(foreign, context)) continue
      const place = inValue(pair, foreign.span)
      const fixes = conversions(foreign, place, context)
      const text = quoted(pair.value.source.slice(foreign.span.start, foreign.span.end))
      const edit = fixes[0]?.edits[0]
      const example = edit?.kind === 'text' ? edit.text : '{{ @Profile - City }}, for example'
      const message = `${text} looks like a token of ${foreign.system} and goes out as it stands. Write ${example}.`
      yield diagnose('foreign-token', place, message, { fixes })
    }
  }
}
