import type { Pair } from '#shared/campaign/draft'

/** A list of pairs, each with the key that stays with it while it moves. */
export interface ArrangedPairs {
  readonly keys: readonly number[]
  readonly pairs: readonly Pair[]
}

/**
 * Returns the pairs in another order, with others among them; null where that is the order they are in. `order` holds the keys of those
 * that stay, and new pairs, which get their keys from `nextKey`.
 */
export function arrangedPairs(
  { keys, pairs }: ArrangedPairs,
  order: readonly (number | Pair)[],
  nextKey: () => number,
): ArrangedPairs | null {
  if (order.length === keys.length && order.every((each, index) => each === keys[index])) return null
  const places = new Map(keys.map((key, index) => [key, index]))
  const after = order.flatMap((each): readonly (readonly [number, Pair])[] => {
    if (typeof each !== 'number') return [[nextKey(), each]]
    const pair = pairs[places.get(each) ?? -1]
    return pair === undefined ? [] : [[each, pair]]
  })
  return { keys: after.map(([key]) => key), pairs: after.map(([, pair]) => pair) }
}
