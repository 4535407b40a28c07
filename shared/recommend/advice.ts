import type { Recommendation } from '#shared/campaign/draft'
import type { NoItemReason } from '#shared/recommend/no-item'
import { lastActionDays } from '#shared/recommend/windows'
import { counted } from '#shared/words/numbers'

/** What is known of a recipient without an item, where its items were looked at one by one. */
export interface NoItemFigures {
  /** Every condition with how many items it left out. */
  readonly filters: readonly { readonly label: string; readonly removed: number }[]
  readonly related: number
  readonly left: number
}

/** Returns what would give a recipient an item, as sentences. `figures` are null where only the reason is known. */
export function noItemAdvice(
  reason: NoItemReason,
  { event, eventProperty, catalog, catalogColumn, lookBackDays, position, from }: Recommendation,
  figures: NoItemFigures | null,
): string {
  switch (reason) {
    case 'no-last-action':
      return `There is no “${event}” of this user in the ${String(lastActionDays)} days before as-of. Map an event that more users have.`
    case 'item-not-in-catalog':
      return from === 'imported'
        ? `None of the imported results is an item of “${catalog}”. Import the whole catalog, or results for this one.`
        : `No item of “${catalog}” has that ${eventProperty} as its ${catalogColumn}. Look at the mapping, or import the whole catalog.`
    case 'no-related-items':
      return from === 'imported'
        ? 'No imported result is for this user. Import results that are.'
        : `No user did “${event}” with that item and with another one in the last ${counted(lookBackDays, 'day')}. Look back further.`
    case 'filters-removed-all':
      return `${strictest(figures)} Loosen it, or remove it.`
    case 'position-beyond-list':
      return figures === null
        ? `Fewer than ${String(position)} items are left. Serve an earlier position.`
        : tooFewLeft(figures.left)
  }
}

function tooFewLeft(left: number): string {
  if (left === 1) return 'Only 1 item is left. Serve position 1.'
  return `Only ${String(left)} items are left. Serve position ${String(left)} or an earlier one.`
}

function strictest(figures: NoItemFigures | null): string {
  const most = figures?.filters.toSorted((a, b) => b.removed - a.removed)[0]
  if (figures === null || most === undefined) return 'No related item meets the conditions. One of them is too strict.'
  return `“${most.label}” leaves out ${String(most.removed)} of ${String(figures.related)} related items.`
}
