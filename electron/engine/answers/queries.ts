import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recommendation } from '#shared/campaign/draft'
import type { CardsInput } from './cards.ts'
import type { RecipientChoice } from '../audience/choose-profile.ts'

/**
 * Every question that the store thread answers, with what it takes. Each answer is JSON text of the output, so that numbers
 * keep their digits and nothing is copied on the way to the window.
 */
export interface Queries {
  readonly samples: Record<string, never>
  readonly schema: Record<string, never>
  readonly 'profile-search': { readonly text: string; readonly limit: number }
  readonly 'profile-page': { readonly offset: number; readonly limit: number }
  readonly 'profile-detail': { readonly id: number }
  readonly 'event-page': { readonly profile: number; readonly offset: number; readonly limit: number }
  /** Empty text: every item. */
  readonly 'catalog-items': {
    readonly catalog: string
    readonly text: string
    readonly offset: number
    readonly limit: number
  }
  readonly rejects: { readonly import: number; readonly offset: number; readonly limit: number }
  readonly recipient: AudienceRules & {
    /** The events whose newest occurrence the draft's tokens ask for. */
    readonly events: readonly string[]
    readonly choice: RecipientChoice
    /** Which of the events that trigger the message: 1 is the newest. */
    readonly nth: number
    /** In milliseconds since 1970; null for the cache's own. */
    readonly asOf: number | null
  }
  /** Which of these mappings nobody has counted yet. */
  readonly uncounted: { readonly recommendations: readonly Recommendation[]; readonly asOf: number | null }
  readonly 'recommendation-suggest': { readonly catalog: string }
  readonly 'recommendation-cards': CardsInput & { readonly asOf: number | null }
}

export type QueryName = keyof Queries
