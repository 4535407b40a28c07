import type { NoItemReason } from '#shared/recommend/no-item'
import type { Properties } from '#shared/sample/value'

/** An item as a card. `rank` is its place among all related items, `relatedBy` how many profiles relate it; null for imported results. */
export interface ItemCard {
  readonly id: string
  readonly columns: Properties
  readonly rank: number
  readonly relatedBy: number | null
  /** It stands at the position that the slot serves. */
  readonly served: boolean
}

/** What a recommendation comes to for one recipient. */
export interface RecommendationCards {
  /** `counting`: ask again after `store:changed`. `impossible`: nothing can be recommended to any user; `message` says why. */
  readonly state: 'ready' | 'counting' | 'impossible'
  /** A sentence, where there is no item. */
  readonly message: string | null
  readonly reason: NoItemReason | null
  /** The last action that it rests on, with the item's columns; the item is null where it is not in the catalog. */
  readonly basis: { readonly item: string | null; readonly ts: number; readonly columns: Properties | null } | null
  /** How many items are related, before the conditions. */
  readonly related: number
  /** Every condition in the order in which they are applied, with how many items it left out of those that were left. */
  readonly filters: readonly { readonly label: string; readonly removed: number }[]
  readonly left: number
  /** The first 20 that are left, and the one that is served where it is behind them. */
  readonly items: readonly ItemCard[]
  /** The first 20 that are not, with the place of the condition in `filters` that left each out. */
  readonly removed: readonly (ItemCard & { readonly filter: number })[]
}
