import type { NoItemReason } from '#shared/recommend/no-item'

/** What the slots of a draft come to in the samples, where that is counted. */
export interface RecommendedCounts {
  /** Who would get the message but for its recommendations. */
  readonly recipients: number
  /** By the first slot that has no item for a recipient. */
  readonly skipped: readonly { readonly slot: string; readonly reason: NoItemReason; readonly count: number }[]
}
