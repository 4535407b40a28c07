import type { Recommendation } from '#shared/campaign/draft'
import { windowStart } from '#shared/recommend/windows'
import type { Db } from '../store/db.ts'
import { countAssociationsOnce } from './cached-associations.ts'

/** A line of what recommendations rest on: an item, one that is related to it, and how many profiles relate the two. */
export interface AssociationLine {
  readonly slot: string
  /** The id of the item of a last action. */
  readonly item: string
  /** The id of an item that the same profiles did the event with. */
  readonly related: string
  readonly profiles: number
}

/**
 * Yields what the computed slots of a draft rest on as of a moment (ms): by slot, then by item in the order of the catalog, then as they
 * are ranked. A slot whose mapping is not in the samples has none.
 */
export function* associationLines(
  db: Db,
  recommendations: readonly Recommendation[],
  asOf: number,
): Generator<AssociationLine> {
  for (const recommendation of recommendations) {
    if (recommendation.from !== 'computed') continue
    const counted = countAssociationsOnce(db, recommendation, asOf)
    if (counted.state !== 'counted') continue
    const { catalog, associations } = counted
    const from = windowStart(asOf, recommendation.lookBackDays)
    for (let row = 0; row < catalog.items; row++) {
      const { rows, counts } = associations.related(row, from)
      if (rows.length === 0) continue
      const item = catalog.item(row).id
      for (const [i, related] of rows.entries()) {
        yield { slot: recommendation.slot, item, related: catalog.item(related).id, profiles: counts[i] ?? 0 }
      }
    }
  }
}
