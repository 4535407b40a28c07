import type { Candidate } from '#shared/assist/candidates'
import type { AssistWorld, Completion } from '#shared/assist/completion'
import { mainType } from '#shared/assist/main-type'
import { sampleText } from '#shared/assist/sample-text'
import type { Source, Token } from '#shared/template/node'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'

/** Returns a candidate as a line of the list. */
export function completionFrom(candidate: Candidate, world: AssistWorld): Completion {
  const { label, group, source, field, property, fillRate } = candidate
  const token: Token = { source, field, default: '' }
  return {
    ...inserting(token),
    label,
    group,
    type: property === null ? null : mainType(property),
    fillRate,
    sample: sampleText(token, property, world),
    lastSeen: property?.lastSeen ?? null,
    known: true,
  }
}

/** Returns what is typed, as a property that no sample has. */
export function freeEntry(field: string, source: Source): Completion {
  const [group, what] =
    source.kind === 'profile'
      ? (['Profile', 'a profile property'] as const)
      : source.kind === 'event'
        ? (['Event', 'an event property'] as const)
        : (['Other events', `a property of the event`] as const)
  const nothing = { type: null, fillRate: null, sample: null, lastSeen: null, known: false }
  return { ...inserting({ source, field, default: '' }), label: `Use “${field}” as ${what}`, group, ...nothing }
}

/** The token's text, and where its empty default stands in it. */
function inserting(token: Token): { readonly insertText: string; readonly defaultSpan: Span } {
  const insertText = print(token)
  const at = insertText.length - '" }}'.length
  return { insertText, defaultSpan: { start: at, end: at } }
}
