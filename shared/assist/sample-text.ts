import type { AssistWorld } from '#shared/assist/completion'
import type { Draft } from '#shared/campaign/draft'
import { type FormatValue, valueFormat } from '#shared/resolve/format'
import { readerOf } from '#shared/resolve/read'
import { missingKindOf } from '#shared/sample/missing'
import type { ObservedProperty } from '#shared/sample/observed'
import type { Value } from '#shared/sample/value'
import type { Token } from '#shared/template/node'
import { cut } from '#shared/words/cut'

/** How much of a value a list or a hover shows, in UTF-16 units. */
const maxLength = 80

/** Returns the current recipient's value of a token as text, or else the commonest value in the samples; null when there is neither. */
export function sampleText(
  token: Token,
  property: ObservedProperty | null,
  { draft, recipient }: AssistWorld,
): string | null {
  const own = recipient === null ? undefined : readerOf(token)(recipient)
  const value = hasText(own) ? own : property?.top[0]?.value
  return hasText(value) ? textOf(value, draft) : null
}

/** Returns a value as the draft would print it, cut for a list. */
export function textOf(value: Value, draft: Draft): string {
  return cut(formatOf(draft)(value), maxLength)
}

function hasText(value: Value | undefined): value is Value {
  return value !== undefined && missingKindOf(value) === undefined
}

const formats = new WeakMap<Draft['format'], { readonly timeZone: string; readonly format: FormatValue }>()

/** Making a format costs more than a keystroke may, so the draft's last one is kept. */
function formatOf({ format, timeZone }: Draft): FormatValue {
  const kept = formats.get(format)
  if (kept?.timeZone === timeZone) return kept.format
  const made = valueFormat(timeZone, format)
  formats.set(format, { timeZone, format: made })
  return made
}
