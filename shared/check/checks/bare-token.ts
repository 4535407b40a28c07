import { matchesOf } from '#shared/campaign/trigger'
import type { BareToken } from '#shared/check/bare-tokens'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { scopeOf } from '#shared/check/known-names'
import { systemEvents } from '#shared/sample/system-events'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import { quoted } from '#shared/words/names'

/** Reports text such as `@Profile - City`: a token that lost its braces and its default goes out as it stands. */
export function* bareToken(context: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of context.pairs) {
    for (const bare of pair.value.bare) {
      if (bare.source.kind === 'named-event' && !isEvent(bare.source.name, context)) continue
      const field = fieldOf(bare, context)
      if (field === '' || (!bare.isSpaced && scopeOf(bare.source, context)?.names.has(field) !== true)) continue
      const behind = bare.rest.trim() === field ? bare.behind : null
      const place = inValue(pair, spanOf(bare, field))
      const token = print({ source: bare.source, field, default: behind?.default ?? null })
      const text = quoted(pair.value.source.slice(place.span?.start, place.span?.end))
      const message = `${text} is text and goes out as it stands. A token stands in braces: ${token}.`
      yield diagnose('bare-token', place, message, {
        // what cannot be read of a default would be left behind the token
        fixes:
          (behind !== null && behind.default === null) || !isWhole(bare, field, context)
            ? []
            : [replace(place, `Make it ${token}`, token)],
      })
    }
  }
}

/** Whether a name after an `@` is an event's: the samples, the draft or CleverTap know it. */
function isEvent(name: string, { schema, draft }: CheckContext): boolean {
  if (schema.events.has(name) || systemEvents.has(name)) return true
  return (
    draft.aliases.some((alias) => Object.hasOwn(alias.properties, name)) ||
    matchesOf(draft.trigger).some(({ event }) => event === name)
  )
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

/** Whether a name is known, or ends where something other than a further word of it comes. */
function isWhole({ source, rest }: BareToken, field: string, context: CheckContext): boolean {
  return scopeOf(source, context)?.names.has(field) === true || !/^\s*[^\s.,;:!?)}]/.test(rest.slice(field.length))
}

/** With the single braces around it, if nothing else stands between them. */
function spanOf({ start, nameStart, rest, brace, behind }: BareToken, field: string): Span {
  const end = nameStart + rest.length + (behind?.length ?? 0)
  if (brace !== null && rest.trim() === field) return { start: brace, end: end + 1 }
  if (behind !== null && behind.length > 0 && rest.trim() === field) return { start, end }
  return { start, end: nameStart + field.length }
}
