import type { Properties } from '#shared/sample/value'

export interface ItemLine {
  readonly id: string
  /** By the catalog's columns; every cell is text. */
  readonly columns: Properties
}

export interface ItemPage {
  /** How many items the catalog has, or the search found. A search ends at a thousand. */
  readonly total: number
  /** Whether more items hold the text than were counted. */
  readonly isCut: boolean
  /** Every column that an item of the catalog has, in the order of the file. */
  readonly columns: readonly string[]
  readonly rows: readonly ItemLine[]
}
