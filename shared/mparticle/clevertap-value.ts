import type { Draft, Trigger } from '#shared/campaign/draft'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { label } from '#shared/template/print'

/** A pair's value as it is typed into CleverTap, and what its typist should know. */
export interface CleverTapValue {
  readonly text: string
  readonly notes: readonly string[]
}

/** What stands in the sheet for one token. */
interface Spelled {
  readonly text: string
  readonly note?: string
}

const undocumented = 'not documented by CleverTap'

/** Returns a value in CleverTap's own spellings. Literal text stays as it is. */
export function clevertapValue(value: string, draft: Pick<Draft, 'trigger'>): CleverTapValue {
  const notes = new Set<string>()
  const pieces = parse(value).nodes.map((node) => {
    if (node.kind === 'text') return value.slice(node.span.start, node.span.end)
    const { text, note } = spell(node.token, draft.trigger)
    if (note !== undefined) notes.add(note)
    const problem = defaultNote(node.token.default ?? '')
    if (problem !== undefined) notes.add(problem)
    return text
  })
  return { text: pieces.join(''), notes: [...notes] }
}

/**
 * `@Profile - Name | default: "x"` as the chip shows it; an event's own name in braces, as
 * https://docs.clevertap.com/docs/personalize-message writes it. A chip always has a default, which may be empty.
 */
function spell(token: Token, trigger: Trigger | null): Spelled {
  const chip = `@${label(token)} | default: "${token.default ?? ''}"`
  switch (token.source.kind) {
    case 'profile':
    case 'event':
      return { text: chip }
    case 'named-event':
      return { text: `{{ ${chip} }}` }
    case 'constant':
      return spellConstant(token.source.nth, token.default ?? '', trigger)
    case 'recommendation':
      return {
        text: chip,
        note: `Insert “${label(token)}” with the personalization icon: how it is written is ${undocumented}.`,
      }
  }
}

/** https://docs.clevertap.com/docs/constant-property: one value after an inaction, a list with the newest first after past behaviour. */
function spellConstant(nth: number, fallback: string, trigger: Trigger | null): Spelled {
  const filter = `| default:${liquidString(fallback)}`
  if (trigger?.kind === 'past-behaviour') return { text: `{{ ConstantEventProperty[${String(nth - 1)}] ${filter} }}` }
  const text = `{{ ConstantEventProperty ${filter} }}`
  if (nth === 1) return { text }
  return {
    text,
    note: `Such a campaign has one constant value, so there is no number ${String(nth)}: more than one is ${undocumented}.`,
  }
}

/** Liquid has no escapes: a text with one kind of quote takes the other. */
function liquidString(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`
}

function defaultNote(fallback: string): string | undefined {
  if (fallback.includes(']') || fallback.includes('$')) {
    return `The default “${fallback}” holds “]” or “$”, which CleverTap uses to store it: whether it comes back whole is ${undocumented}.`
  }
  if (/["\n]/.test(fallback))
    return `How to write quotes and line breaks in the default “${fallback}” is ${undocumented}.`
  return undefined
}
