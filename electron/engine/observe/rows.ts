import type { ScopeKind } from '#shared/sample/observed'

/** A profile, an event or an item. */
export interface Sample {
  readonly kind: ScopeKind
  /** The event's or the catalog's; empty for a profile. */
  readonly name: string
  /** JSON. */
  readonly properties: string
  /** In milliseconds since 1970: of an item, and of a profile without a time, when it was imported. */
  readonly ts: number
}

/** What the samples show of the profiles, of the events of one name or of a catalog's items, as the cache holds it. */
export interface ScopeRow {
  readonly kind: ScopeKind
  /** The event's or the catalog's; empty for profiles. */
  readonly name: string
  readonly total: number
  /** Whether every property is counted. */
  readonly complete: boolean
  /** The newest time that was seen, in milliseconds since 1970; null where there was none. */
  readonly newest: number | null
  readonly properties: Iterable<PropertyRow>
}

export interface PropertyRow {
  readonly name: string
  /** JSON of what people see. */
  readonly statistics: string
  /** What the next import goes on counting from. */
  readonly tally: string
}
