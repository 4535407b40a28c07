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
