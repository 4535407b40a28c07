import { count, counted } from '#shared/words/numbers'

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

/** More are not read. */
const maxPairs = 5

/** Returns what has changed, a phrase each: `1,139 → 1,212 recipients`, `coverage 80.50 % → 78.11 %`, `“store” empty for 252, was 222`. */
export function driftWords({ before, after }: Pick<DraftDrift, 'before' | 'after'>): readonly string[] {
  const words: string[] = []
  if (before.recipients !== after.recipients)
    words.push(`${count(before.recipients)} → ${count(after.recipients)} recipients`)
  if (before.coverage !== after.coverage)
    words.push(`coverage ${percent(before.coverage)} → ${percent(after.coverage)}`)
  const changed = after.pairs.flatMap(({ key, empty }, index) => {
    const was = before.pairs[index]?.empty ?? 0
    return was === empty ? [] : [{ key, empty, was }]
  })
  // those that change most stand for the others
  const most = changed.toSorted((a, b) => Math.abs(b.empty - b.was) - Math.abs(a.empty - a.was)).slice(0, maxPairs)
  for (const one of changed)
    if (most.includes(one)) words.push(`“${one.key}” empty for ${count(one.empty)}, was ${count(one.was)}`)
  const left = changed.length - most.length
  if (left > 0) words.push(`${counted(left, 'pair')} more`)
  return words
}

function percent(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)} %`
}
