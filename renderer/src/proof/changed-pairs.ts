import type { ProofFigures } from '#shared/proof/panel'

type Json = ProofFigures['json']

/** A pair that some recipients get another text of, with its place in the draft; null where the draft has it no more. */
export type ChangedPair = NonNullable<Json['difference']>['pairs'][number] & { readonly index: number | null }

/** Returns the pairs that differ for a recipient, with their places: of equal keys the first is the first. */
export function changedPairs(
  difference: NonNullable<Json['difference']>,
  pairs: Json['pairs'],
): readonly ChangedPair[] {
  const places = new Map<string, number[]>()
  for (const [index, { key }] of pairs.entries()) {
    const own = places.get(key)
    if (own === undefined) places.set(key, [index])
    else own.push(index)
  }
  const seen = new Map<string, number>()
  return difference.pairs.flatMap((pair) => {
    const nth = seen.get(pair.key) ?? 0
    seen.set(pair.key, nth + 1)
    return pair.changed > 0 || pair.lost > 0 ? [{ ...pair, index: places.get(pair.key)?.[nth] ?? null }] : []
  })
}
