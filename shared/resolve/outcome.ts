import { type MissingKind, missingKinds } from '#shared/sample/missing'

/** Where a token's text is from. */
export const outcomeSources = ['value', 'default', 'empty'] as const
export type OutcomeSource = (typeof outcomeSources)[number]

/**
 * What a token came to for one recipient, as a small whole number from 0 to `outcomeCount` - 1: where its text is from, and in which
 * way its value is missing. A value that is not missing is 0.
 */
export type Outcome = number

const stride = missingKinds.length + 1

/** How many outcomes there are. They fit into a byte. */
export const outcomeCount = outcomeSources.length * stride

const offsets = { value: 0, default: stride, empty: 2 * stride } as const satisfies Record<OutcomeSource, number>
const places = new Map<MissingKind, number>(missingKinds.map((kind, index) => [kind, index + 1]))

/** Returns the outcome for a source and a kind of missing, or null where the value is not missing. */
export function outcomeOf(from: OutcomeSource, missing: MissingKind | null): Outcome {
  return offsets[from] + (missing === null ? 0 : (places.get(missing) ?? 0))
}

/** Returns where the text is from. */
export function sourceOf(outcome: Outcome): OutcomeSource {
  return outcome < stride ? 'value' : outcome < 2 * stride ? 'default' : 'empty'
}

/** Returns in which way the value is missing; null where it is not. */
export function missingOf(outcome: Outcome): MissingKind | null {
  return missingKinds[(outcome % stride) - 1] ?? null
}
