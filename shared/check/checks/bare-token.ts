import type { BareToken } from '#shared/check/bare-tokens'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { scopeOf } from '#shared/check/known-names'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import { quoted } from '#shared/words/names'

/** Reports text such as `@Profile - City`: a token that lost its braces and its default goes out as it stands. */
export function* bareToken(context: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of context.pairs) {
    for (const bare of pair.value.bare) {
      if (bare.source.kind === 'named-event' && !context.schema.events.has(bare.source.name)) continue
      const field = fieldOf(bare, context)
      if (field === '') continue
      const place = inValue(pair, spanOf(bare, field))
      const token = print({ source: bare.source, field, default: null })
      const text = quoted(pair.value.source.slice(place.span?.start, place.span?.end))
      const message = `${text} is text and goes out as it stands. A token stands in braces: ${token}.`
      yield diagnose('bare-token', place, message, { fixes: [replace(place, `Make it ${token}`, token)] })
    }
  }
}

/** The longest known name that the text begins with, or else its first word. */
function fieldOf({ source, rest }: BareToken, context: CheckContext): string {
  const names = scopeOf(source, context)?.names
  const word = /^[\p{L}\p{N}_$]+/u.exec(rest)?.[0] ?? ''
  if (names === undefined) return word
  for (const end of [...rest.matchAll(/(?<=\S)(?=[\s.,;:!?)}]|$)/g)].map(({ index }) => index).reverse()) {
    if (names.has(rest.slice(0, end))) return rest.slice(0, end)
  }
  return word
}

/** With the single braces around it, if nothing else stands between them. */
function spanOf({ start, nameStart, rest, brace }: BareToken, field: string): Span {
  if (brace !== null && rest.trim() === field) return { start: brace, end: nameStart + rest.length + 1 }
  return { start, end: nameStart + field.length }
}
