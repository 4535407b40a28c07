import type { NoItemReason } from '#shared/recommend/no-item'
import type { WhatIf } from '#shared/recommend/what-if'

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
