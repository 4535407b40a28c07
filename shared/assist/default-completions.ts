import type { Caret } from '#shared/assist/caret'
import type { AssistWorld, Completion, Completions } from '#shared/assist/completion'
import type { Token } from '#shared/template/node'
import { quote } from '#shared/template/print'
import { tokensIn } from '#shared/template/uses'

/**
 * Defaults for a token: those that the draft already has for the same property, then those that it has elsewhere. Never values from the
 * samples: one person's city is no default for another.
 */
export function defaultCompletions(
  caret: Extract<Caret, { readonly kind: 'default' }>,
  world: AssistWorld,
): Completions {
  const query = caret.query.toLowerCase()
  const used = world.draft.pairs.flatMap(({ value }) =>
    value.includes('default') ? tokensIn(value).map(({ token }) => token) : [],
  )
  const same = used.filter((token) => isSame(token, caret.token))
  const texts = new Set([...same, ...used].map((token) => token.default ?? ''))
  const current = caret.token.default ?? ''
  const fitting = [...texts].filter((text) => text !== '' && text !== current && text.toLowerCase().startsWith(query))
  return { span: caret.span, items: fitting.slice(0, 20).map(itemFrom), total: fitting.length }
}

function isSame(a: Token, b: Token): boolean {
  return a.field === b.field && a.source.kind === b.source.kind
}

function itemFrom(text: string): Completion {
  const nothing = { type: null, fillRate: null, sample: null, lastSeen: null, defaultSpan: null }
  return { label: text, group: 'Default', insertText: quote(text).slice(1, -1), ...nothing, known: true }
}
