import { basename } from 'node:path'
import type { Draft } from '#shared/campaign/draft'
import { readBytes } from '../engine/import/bytes/bytes.ts'
import { readCatalog } from '../engine/import/read-catalog.ts'
import { LineCatalog } from '../engine/pipe/line-catalog.ts'
import { LineRecommender } from '../engine/pipe/line-recommender.ts'
import { readAssociations } from '../engine/pipe/related-items.ts'
import { wrongUsage } from './command-error.ts'

/** Returns what recommends items to lines, from a catalog's files and what `galley associate` wrote, as of a moment (ms). */
export async function lineRecommender(
  { recommendations }: Pick<Draft, 'recommendations'>,
  catalogPaths: readonly string[],
  associationsPath: string,
  asOf: number,
): Promise<LineRecommender> {
  const files = await Promise.all(catalogPaths.map((path) => readCatalog(path)))
  const catalogs = new Map(files.map(({ name, items }) => [name, new LineCatalog(items)]))
  const bySlot = new Map(
    recommendations.map(({ slot, catalog: name }) => {
      const catalog = catalogs.get(name)
      if (catalog !== undefined) return [slot, catalog]
      throw wrongUsage(`The draft recommends from the catalog “${name}”. Add --catalog with its file, ${name}.csv.`)
    }),
  )
  const { asOf: made, related } = await readAssociations(
    readBytes(associationsPath),
    basename(associationsPath),
    bySlot,
  )
  if (made !== null && made !== asOf) {
    const moments = `are of ${new Date(made).toISOString()}, and --as-of is ${new Date(asOf).toISOString()}`
    throw wrongUsage(`The associations ${moments}. Make them again: galley associate --as-of …`)
  }
  const slots = recommendations.flatMap((recommendation) => {
    const catalog = bySlot.get(recommendation.slot)
    return catalog === undefined
      ? []
      : [{ recommendation, catalog, related: related.get(recommendation.slot) ?? new Map<number, never>() }]
  })
  return new LineRecommender(slots, asOf)
}
