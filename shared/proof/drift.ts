import { count } from '#shared/words/numbers'

/** What a draft comes to over all samples, as far as an import may change that. */
export interface DraftFigures {
  readonly recipients: number
  /** Percentage of recipients whose message has no empty piece: two decimals, rounded down; null without recipients. */
  readonly coverage: number | null
  readonly pairs: readonly PairGaps[]
}

/** For how many recipients a pair has an empty piece. */
export interface PairGaps {
  readonly key: string
  readonly empty: number
}

/** A draft that comes to something else since an import. */
export interface DraftDrift {
  readonly id: string
  readonly name: string
  readonly before: DraftFigures
  readonly after: DraftFigures
}

/** Returns whether two figures of the same draft say different things. */
export function isDrift(before: DraftFigures, after: DraftFigures): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

/**
 * Returns what has changed, a phrase each, with pairs of which the same is said together: `1,139 → 1,212 recipients`,
 * `coverage 80.50 % → 78.11 %`, `“store” empty for 252, was 222`.
 */
export function driftWords({ before, after }: Pick<DraftDrift, 'before' | 'after'>): readonly string[] {
  const words: string[] = []
  if (before.recipients !== after.recipients)
    words.push(`${count(before.recipients)} → ${count(after.recipients)} recipients`)
  if (before.coverage !== after.coverage)
    words.push(`coverage ${percent(before.coverage)} → ${percent(after.coverage)}`)
  const changed = after.pairs
    .map(({ key, empty }, index) => ({ key, empty, was: before.pairs[index]?.empty ?? 0 }))
    .filter(({ empty, was }) => empty !== was)
  const alike = Map.groupBy(changed, ({ empty, was }) => `empty for ${count(empty)}, was ${count(was)}`)
  return [...words, ...[...alike].map(([what, pairs]) => `${keysOf(pairs)} ${what}`)]
}

/** More keys than these are a number. */
const mostKeys = 3

function keysOf(pairs: readonly { readonly key: string }[]): string {
  const keys = pairs.map(({ key }) => `“${key}”`)
  if (keys.length <= mostKeys) return keys.join(', ')
  return `${keys.slice(0, mostKeys - 1).join(', ')} and ${count(keys.length - mostKeys + 1)} more pairs`
}

function percent(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)} %`
}
