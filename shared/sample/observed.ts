import type { Oddity } from '#shared/sample/oddities'
import type { Value, ValueType } from '#shared/sample/value'

/** What properties are observed of. */
export type ScopeKind = 'profile' | 'event' | 'catalog'

/** What the samples show of one property. The counts are of profiles, or of the events of one name. */
export interface ObservedProperty {
  readonly name: string
  /** How many filled values are of each type; they add up to `filled`. */
  readonly types: Readonly<Partial<Record<ValueType, number>>>
  /** Neither absent, null, empty, blank nor a placeholder. Together with these counts it is the scope's total. */
  readonly filled: number
  readonly absent: number
  readonly null: number
  /** An empty text, or a list without items. */
  readonly empty: number
  /** White space and characters without width only. */
  readonly blank: number
  /** A word for nothing, such as `NULL`. */
  readonly placeholder: number
  /** Of the filled ones, those that have no text: objects, and lists that hold more than scalars. */
  readonly notText: number
  /** How many different values; above some thousand it is an estimate, and `distinctIsExact` is false. */
  readonly distinct: number
  readonly distinctIsExact: boolean
  /** The commonest values, most first, then in the order they were seen; at most 20. Long texts are cut at 200 characters. */
  readonly top: readonly { readonly value: Value; readonly count: number }[]
  /** Length of the filled texts in UTF-16 code units; null when there are none. */
  readonly length: { readonly min: number; readonly max: number } | null
  /** Filled texts with white space at an edge, in CAPITALS throughout, and with an e-mail address in them. */
  readonly padded: number
  readonly capitals: number
  readonly emails: number
  /** How many filled values show what; what none shows is left out. */
  readonly odd: Readonly<Partial<Record<Oddity, number>>>
  /** When a sample first and last showed it, in milliseconds since 1970. */
  readonly firstSeen: number | null
  readonly lastSeen: number | null
}

/** The profiles, or all events of one name. */
export interface ObservedScope {
  readonly total: number
  /** False when there were more property names than Galley keeps statistics of: a name that is not here may still exist. */
  readonly complete: boolean
  readonly properties: ReadonlyMap<string, ObservedProperty>
}

export interface ObservedCatalog {
  readonly items: number
  readonly columns: ReadonlyMap<string, ObservedProperty>
}

/** What the samples show: the base of every check that counts, and of completions. */
export interface ObservedSchema {
  readonly profiles: ObservedScope
  readonly events: ReadonlyMap<string, ObservedScope>
  readonly catalogs: ReadonlyMap<string, ObservedCatalog>
}

export const noSamples: ObservedSchema = {
  profiles: { total: 0, complete: true, properties: new Map() },
  events: new Map(),
  catalogs: new Map(),
}
