import type { RecommendedCounts } from '#shared/check/recommended-counts'
import type { CheckContext } from '#shared/check/context'
import type { Draft } from '#shared/campaign/draft'
import type { Code } from '#shared/check/codes'
import type { ObservedSchema } from '#shared/sample/observed'

export interface Case {
  readonly code: Code
  readonly fires: readonly Draft[]
  readonly silent: readonly Draft[]
  /** Whether each firing draft has fixes, which then all have to mend it. */
  readonly mends: boolean
  /** What the samples show; those of world.ts where it is left out. */
  readonly schema?: ObservedSchema
  /** What the slots come to in the samples. */
  readonly recommended?: RecommendedCounts
  /** The data plan that the drafts are held to. */
  readonly plan?: CheckContext['plan']
}
