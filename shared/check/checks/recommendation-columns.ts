import type { ColumnCondition, Recommendation } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { nameIndexOf } from '#shared/check/name-index'
import { changeSlot } from '#shared/check/recommendation'
import { placeColumns } from '#shared/recommend/place'
import type { ObservedCatalog } from '#shared/sample/observed'
import { didYouMean } from '#shared/check/words'
import { count } from '#shared/words/numbers'
import { quoted } from '#shared/words/names'

const link = links.clevertapCatalog

/** Reports columns that a recommendation is mapped to or filters by, and that its catalog does not have, or has more than once. */
export function* recommendationColumns(context: CheckContext): Generator<DraftDiagnostic> {
  for (const [at, recommendation] of context.draft.recommendations.entries()) {
    const catalog = context.schema.catalogs.get(recommendation.catalog)
    if (catalog === undefined || catalog.items === 0) continue
    if (recommendation.from === 'computed') yield* mapped(context, at, recommendation, catalog)
    yield* filtered(context, at, recommendation, catalog)
    yield* near(context, at, recommendation, catalog)
  }
}

function* mapped({ draft }: CheckContext, at: number, recommendation: Recommendation, { columns }: ObservedCatalog) {
  const { slot, catalog, catalogColumn } = recommendation
  const column = columns.get(catalogColumn)
  // every item has an id, however the catalog spells its column
  if (catalogColumn.toLowerCase() === 'identity') return
  const place = inDraft('recommendations')
  if (column === undefined) {
    const names = nameIndexOf(columns).nearest(catalogColumn)
    const fixes = names.map((name) => changeSlot(draft, at, `Use ${name}`, { catalogColumn: name }))
    const message = `The recommendation ${quoted(slot)} is mapped to ${quoted(catalogColumn)}, which is no column of ${quoted(catalog)}.${adviceFor(names)}`
    yield diagnose('mapped-column-unseen', place, message, { fixes, link })
  } else if (column.distinctIsExact && column.distinct < column.filled) {
    const message = `The recommendation ${quoted(slot)} is mapped to ${quoted(catalogColumn)}, of which ${quoted(catalog)} has only ${count(column.distinct)} different values in ${count(column.filled)} items. The first item of each counts, the others are never recommended. Map it to a column that tells items apart.`
    const fixes = [changeSlot(draft, at, 'Map it to Identity', { catalogColumn: 'Identity' })]
    yield diagnose('mapped-column-not-unique', place, message, { fixes, link })
  }
}

function* filtered({ draft }: CheckContext, at: number, recommendation: Recommendation, { columns }: ObservedCatalog) {
  const reported = new Set<string>()
  for (const { column } of [...recommendation.include, ...recommendation.exclude]) {
    if (columns.has(column) || reported.has(column)) continue
    reported.add(column)
    const names = nameIndexOf(columns).nearest(column)
    const renamed = (conditions: readonly ColumnCondition[], name: string) =>
      conditions.map((condition) => (condition.column === column ? { ...condition, column: name } : condition))
    const fixes = names.map((name) => {
      const { include, exclude } = recommendation
      return changeSlot(draft, at, `Use ${name}`, { include: renamed(include, name), exclude: renamed(exclude, name) })
    })
    const message = `A condition of the recommendation ${quoted(recommendation.slot)} asks for ${quoted(column)}, which is no column of ${quoted(recommendation.catalog)}.${adviceFor(names)}`
    yield diagnose('filter-column-unseen', inDraft('recommendations'), message, { fixes, link })
  }
}

function* near({ draft }: CheckContext, at: number, recommendation: Recommendation, { columns }: ObservedCatalog) {
  if (recommendation.near === null || placeColumns(columns.keys()) !== undefined) return
  const { slot, catalog } = recommendation
  const message = `The recommendation ${quoted(slot)} wants items near the user, but ${quoted(catalog)} has no columns “latitude” and “longitude”, so none is left. Take the distance out, or choose a catalog of locations.`
  const fixes = [changeSlot(draft, at, 'Take the distance out', { near: null })]
  yield diagnose('near-without-coordinates', inDraft('recommendations'), message, {
    fixes,
    link: links.clevertapRecommendations,
  })
}

function adviceFor(names: readonly string[]): string {
  return names.length > 0 ? didYouMean(names) : ' Correct the name, or import a catalog that has it.'
}
