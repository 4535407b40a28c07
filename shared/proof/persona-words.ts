import { type Fact, meaningOf } from '#shared/proof/facts'
import type { ProofShape } from '#shared/proof/fold'
import { skipWordsFor } from '#shared/recommend/no-item'
import type { OutcomeSource } from '#shared/resolve/outcome'
import { missingWords } from '#shared/sample/missing'

/** Returns what a persona shows, for people: `“title”: {{ @Profile - Name }} has a value`. `tokens` is how many the message has. */
export function factWords(fact: Fact, tokens: number, { pairs }: ProofShape): string {
  const meaning = meaningOf(fact, tokens)
  if (meaning.kind === 'length') return `the ${meaning.extreme} “${pairs[meaning.pair]?.key ?? ''}”`
  const { token } = meaning
  const pair = pairs.findLast(({ firstToken, tokens: own }) => firstToken <= token && own.length > 0)
  const about = `“${pair?.key ?? ''}”: ${nameOf(token - (pair?.firstToken ?? 0), pair?.tokens ?? [])}`
  return meaning.kind === 'missing'
    ? `${about}: ${missingWords[meaning.missing]}`
    : `${about} ${ofSource[meaning.source]}`
}

const ofSource = {
  value: 'has a value',
  default: 'uses its default',
  empty: 'is empty',
} as const satisfies Record<OutcomeSource, string>

/** Returns why a user is skipped, for people. */
export function skippedWords(reason: string): string {
  return `skipped: the user ${skipWordsFor(reason)}`
}

/** A token by its spelling; where a pair has it more than once, also which one it is. */
function nameOf(index: number, tokens: readonly string[]): string {
  const token = tokens[index] ?? ''
  const same = tokens.filter((other) => other === token).length
  if (same < 2) return token
  const nth = tokens.slice(0, index + 1).filter((other) => other === token).length
  return `${token} (${nth} of ${same})`
}
