import type { Draft, Pair } from '#shared/campaign/draft'

/** What a draft holds besides its pairs, in the order in which differences are listed. */
export const draftSettings = [
  'name',
  'trigger',
  'profileWhere',
  'constant',
  'aliases',
  'recommendations',
  'missing',
  'timeZone',
  'format',
  'include',
  'payload',
  'notes',
] as const

/** `other`: fields that this Galley does not know. */
export type DraftSetting = (typeof draftSettings)[number] | 'other'

/** A pair in two versions of a draft. `renamed`: the value is the same under another key. */
export type PairChange =
  | { readonly kind: 'same' | 'changed' | 'renamed'; readonly before: Pair; readonly after: Pair }
  | { readonly kind: 'added'; readonly before: null; readonly after: Pair }
  | { readonly kind: 'removed'; readonly before: Pair; readonly after: null }

export interface DraftComparison {
  /** In the order of the later version; each removed pair follows the pair that it followed in the earlier one. */
  readonly pairs: readonly PairChange[]
  /** Pairs that both versions have stand in another order. */
  readonly isReordered: boolean
  /** The settings that differ. */
  readonly settings: readonly DraftSetting[]
}

/**
 * Returns how `after` differs from `before`. Pairs are matched by their keys; of pairs with the same key the first is
 * matched with the first, the second with the second.
 */
export function compareDrafts(before: Draft, after: Draft): DraftComparison {
  const match = matchPairs(before.pairs, after.pairs)
  const found = match.filter((index) => index !== undefined)
  const pairs = after.pairs.map((pair, index) => pairChange(before.pairs[match[index] ?? -1], pair))
  return {
    pairs: withRemoved(pairs, before.pairs, match),
    isReordered: found.some((index, i) => i > 0 && index < (found[i - 1] ?? 0)),
    settings: changedSettings(before, after),
  }
}

function pairChange(before: Pair | undefined, after: Pair): PairChange {
  if (before === undefined) return { kind: 'added', before: null, after }
  if (before.key !== after.key) return { kind: 'renamed', before, after }
  return { kind: isEqual(before, after) ? 'same' : 'changed', before, after }
}

/** Returns for each later pair the index of the earlier one that it was. */
function matchPairs(before: readonly Pair[], after: readonly Pair[]): readonly (number | undefined)[] {
  const byKey = indexesBy(before, ({ key }) => key)
  const matched = after.map(({ key }) => byKey.get(key)?.shift())
  const taken = new Set(matched)
  const left = before.map((pair, index) => ({ pair, index })).filter(({ index }) => !taken.has(index))
  const byValue = indexesBy(
    left.map(({ pair }) => pair),
    ({ value }) => value,
  )
  return matched.map((index, i) => {
    const value = after[i]?.value ?? ''
    // pairs without a value are all alike, which does not make one of them another
    if (index !== undefined || value === '') return index
    return left[byValue.get(value)?.shift() ?? -1]?.index
  })
}

function indexesBy(pairs: readonly Pair[], of: (pair: Pair) => string): Map<string, number[]> {
  const indexes = new Map<string, number[]>()
  for (const [index, pair] of pairs.entries()) listAt(indexes, of(pair)).push(index)
  return indexes
}

/** Returns the list under a key, which is made where there is none. */
function listAt<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

function withRemoved(
  changes: readonly PairChange[],
  before: readonly Pair[],
  match: readonly (number | undefined)[],
): readonly PairChange[] {
  const placeOf = new Map(match.map((index, place) => [index, place]))
  const removedAfter = new Map<number, PairChange[]>()
  let place = -1
  for (const [index, pair] of before.entries()) {
    const found = placeOf.get(index)
    if (found !== undefined) place = found
    else listAt(removedAfter, place).push({ kind: 'removed', before: pair, after: null })
  }
  return [
    ...(removedAfter.get(-1) ?? []),
    ...changes.flatMap((change, place) => [change, ...(removedAfter.get(place) ?? [])]),
  ]
}

const known: ReadonlySet<string> = new Set(['id', 'galley', 'pairs', ...draftSettings])

function changedSettings(before: Draft, after: Draft): readonly DraftSetting[] {
  const changed: DraftSetting[] = draftSettings.filter((setting) => !isEqual(before[setting], after[setting]))
  return isEqual(unknownFields(before), unknownFields(after)) ? changed : [...changed, 'other']
}

/** Returns the fields of a draft's file that this Galley does not know. */
export function unknownFields(draft: Draft): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !known.has(name)))
}

/** Both come from the schema, which puts their fields in one order. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** How much differs between two versions of a draft. */
export interface ChangeCounts {
  readonly changed: number
  readonly renamed: number
  readonly added: number
  readonly removed: number
  readonly isReordered: boolean
  readonly settings: readonly DraftSetting[]
}

/** Returns how many pairs a comparison found of each kind. */
export function countChanges({ pairs, isReordered, settings }: DraftComparison): ChangeCounts {
  const of = (kind: PairChange['kind']) => pairs.filter((pair) => pair.kind === kind).length
  return {
    changed: of('changed'),
    renamed: of('renamed'),
    added: of('added'),
    removed: of('removed'),
    isReordered,
    settings,
  }
}
