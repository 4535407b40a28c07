import type { Recommendation } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import type { NoItemReason } from '#shared/recommend/no-item'
import { valueTexts } from '#shared/recommend/value-texts'
import type { ObservedProperty } from '#shared/sample/observed'
import { count } from '#shared/words/numbers'
import { quoted } from '#shared/words/names'

const link = links.clevertapRecommendations

/** Slots that leave recipients, or all of them, without an item. Exact: silent where that is not counted yet. */
export function* recommendationItems(context: CheckContext): Generator<DraftDiagnostic> {
  const { draft, recommended } = context
  const place = inDraft('recommendations')
  for (const recommendation of draft.recommendations) {
    const { slot } = recommendation
    const rows = recommended?.skipped.filter((row) => row.slot === slot) ?? []
    const skipped = rows.reduce((sum, { count }) => sum + count, 0)
    const recipients = recommended?.recipients ?? 0
    const usual = rows.toSorted((a, b) => b.count - a.count)[0]
    if (usual === undefined || skipped === 0) {
      if (!hasNothingInCommon(context, recommendation)) continue
      const message = `The recommendation ${quoted(slot)} finds no item: ${quoted(recommendation.eventProperty)} and the column ${quoted(recommendation.catalogColumn)} have no value in common in the samples. Map it to another property or column.`
      yield diagnose('slot-without-items', place, message, { link })
    } else if (skipped === recipients) {
      const message = `The recommendation ${quoted(slot)} has no item for any of ${count(recipients)} recipients, so no user would get the message. ${adviceFor[usual.reason]}`
      yield diagnose('slot-without-items', place, message, { link })
    } else {
      const message = `${count(skipped)} of ${count(recipients)} recipients ${skipped === 1 ? 'is' : 'are'} skipped, because the recommendation ${quoted(slot)} has no item for ${skipped === 1 ? 'that one' : 'them'}. ${adviceFor[usual.reason]}`
      yield diagnose('slot-skips-recipients', place, message, { link })
    }
  }
}

/** What helps with the commonest reason. */
const adviceFor: Readonly<Record<NoItemReason, string>> = {
  'no-last-action': 'Commonest reason: no such event within 60 days. Choose an event that more users have.',
  'item-not-in-catalog':
    'Commonest reason: the last action is on an item that is not in the catalog. Look at the mapping, or import the whole catalog.',
  'no-related-items': 'Commonest reason: no related items. Look back further.',
  'filters-removed-all': 'Commonest reason: no related item meets the conditions. Loosen them.',
  'position-beyond-list': 'Commonest reason: fewer related items than the position. Serve an earlier one.',
}

/** True only where the samples keep every value of both. */
function hasNothingInCommon({ schema }: CheckContext, recommendation: Recommendation): boolean {
  const { event, eventProperty, catalog, catalogColumn, from } = recommendation
  const property = schema.events.get(event)?.properties.get(eventProperty)
  const column = schema.catalogs.get(catalog)?.columns.get(catalogColumn)
  if (from === 'imported' || property === undefined || column === undefined) return false
  const [values, held] = [allValues(property), allValues(column)]
  return values !== undefined && held !== undefined && values.size > 0 && [...values].every((text) => !held.has(text))
}

/** Undefined where there are more values than are kept, or texts that were cut. */
function allValues({ top, distinct, distinctIsExact, types, length }: ObservedProperty): Set<string> | undefined {
  const isComplete = distinctIsExact && distinct === top.length && (types.list ?? 0) === 0 && (length?.max ?? 0) < 200
  return isComplete ? new Set(top.flatMap(({ value }) => valueTexts(value))) : undefined
}
