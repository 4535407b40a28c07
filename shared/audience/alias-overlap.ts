import type { SuggestedAlias } from '#shared/audience/suggest-alias'

/** What an alias over some events can be made of. */
export interface AliasOverlap {
  /** Every property that an alias can take, by event, `Items.x` among them; the fullest first. */
  readonly properties: Readonly<Record<string, readonly string[]>>
  /** Best first. */
  readonly suggestions: readonly SuggestedAlias[]
  /** False where there were more events, or more values, than were looked at. */
  readonly complete: boolean
}
