import type { Candidate, Extremes } from '#shared/proof/candidate'
import {
  missingOf,
  type Outcome,
  outcomeCount,
  type OutcomeSource,
  outcomeSources,
  sourceOf,
} from '#shared/resolve/outcome'
import { type MissingKind, missingKinds } from '#shared/sample/missing'

/** Something of a message that a user can show, as a whole number. */
export type Fact = number

const perToken = outcomeSources.length + missingKinds.length
const isMissing = outcomeSources.length

/** For each outcome, the facts of the first token. */
const ofOutcome = Array.from({ length: outcomeCount }, (_, outcome): readonly Fact[] => {
  const from = outcomeSources.indexOf(sourceOf(outcome))
  const missing = missingOf(outcome)
  return missing === null ? [from] : [from, isMissing + missingKinds.indexOf(missing)]
})

/** For each token, and each outcome. */
const known: (readonly (readonly Fact[])[])[] = []

/** Returns the facts that a token shows: where its text is from, and in which way its value is missing. */
export function tokenFacts(token: number, outcome: Outcome): readonly Fact[] {
  const ofToken = (known[token] ??= ofOutcome.map((facts) => facts.map((fact) => token * perToken + fact)))
  return ofToken[outcome] ?? []
}

/** What a fact says. */
export type FactMeaning =
  | { readonly kind: 'source'; readonly token: number; readonly source: OutcomeSource }
  | { readonly kind: 'missing'; readonly token: number; readonly missing: MissingKind }
  | { readonly kind: 'length'; readonly pair: number; readonly extreme: 'longest' | 'shortest' }

/** Returns the facts that a candidate shows. */
export function factsOf({ outcomes, lengths }: Candidate, extremes: Extremes): Fact[] {
  const facts = outcomes.flatMap((outcome, token) => tokenFacts(token, outcome))
  const first = outcomes.length * perToken
  for (const [pair, length] of lengths.entries()) {
    const extreme = extremes.at(pair, length)
    if ((extreme & 1) !== 0) facts.push(first + 2 * pair)
    if ((extreme & 2) !== 0) facts.push(first + 2 * pair + 1)
  }
  return facts
}

/** Returns what a fact says, in a message of `tokens` tokens. */
export function meaningOf(fact: Fact, tokens: number): FactMeaning {
  const beyond = fact - tokens * perToken
  if (beyond >= 0) return { kind: 'length', pair: beyond >> 1, extreme: beyond % 2 === 0 ? 'longest' : 'shortest' }
  const token = Math.floor(fact / perToken)
  const source = outcomeSources[fact % perToken]
  if (source !== undefined) return { kind: 'source', token, source }
  const missing = missingKinds[(fact % perToken) - isMissing]
  if (missing === undefined) throw new Error(`There is no fact ${fact}`)
  return { kind: 'missing', token, missing }
}
