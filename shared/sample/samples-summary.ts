/** One imported file. Times are in milliseconds since 1970. */
export interface ImportRow {
  readonly id: number
  readonly file: string
  readonly bytes: number
  readonly format: string
  readonly profiles: number
  readonly events: number
  readonly items: number
  readonly rejected: number
  readonly duplicates: number
  readonly importedAt: number
}

/** What the cache holds. */
export interface SamplesSummary {
  readonly profiles: number
  readonly events: number
  readonly catalogs: readonly { readonly name: string; readonly items: number }[]
  readonly imports: readonly ImportRow[]
  /** The time of the newest event in the cache, in milliseconds since 1970. */
  readonly asOf: number
  /** Whether search finds every profile yet. */
  readonly indexed: boolean
}
