import type { NoItemReason } from '#shared/recommend/no-item'
import type { WhatIf } from '#shared/recommend/what-if'
import type { Properties } from '#shared/sample/value'

/** A property of an event that has values in common with a column of a catalog. */
export interface CatalogLink {
  readonly event: string
  readonly eventProperty: string
  readonly catalogColumn: string
  /** Different values of the property that were looked at, and how many of them the column has. */
  readonly values: number
  readonly matched: number
  /** `matched` of `values`, from 0 to 1. */
  readonly share: number
}

/** Which events may be mapped to a catalog, the best first. */
export interface CatalogLinks {
  readonly catalog: string
  readonly items: number
  readonly columns: readonly string[]
  /** At most 50. */
  readonly links: readonly CatalogLink[]
  /** How much was looked at: the newest events in the cache, and the first items of the catalog. */
  readonly lookedAt: { readonly events: number; readonly items: number }
}

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
  /** `counting`: ask again after `store:changed`. `impossible`: nothing can be recommended to anybody; `message` says why. */
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

/** A recipient that is skipped for want of an item. */
export interface SkippedLine {
  readonly profile: number
  readonly identity: string
  readonly name: string | null
  readonly slot: string
}

/** Why recipients are skipped for want of an item. */
export interface RecommendationReasons {
  /** Recipients by the trigger and the profile conditions, and those of them that have an item in every slot. */
  readonly recipients: number
  readonly ready: number
  /** By slot and reason, most first; a recipient counts once, for the first slot without an item. */
  readonly skipped: readonly { readonly slot: string; readonly reason: NoItemReason; readonly count: number }[]
  /** A page of those that are skipped for the reason that was asked for, in the order of import. */
  readonly page: { readonly total: number; readonly rows: readonly SkippedLine[] }
  /** How many would be ready with a change; empty where they were not asked for. */
  readonly whatIf: readonly { readonly change: WhatIf; readonly ready: number }[]
  readonly cancelled: boolean
}
