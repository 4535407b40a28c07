import type { ColumnMapping, ToldOfTable } from '#shared/sample/column-mapping'
import type { FormatId } from '#shared/sample/formats'
import type { Value } from '#shared/sample/value'

/** What the cells of a column look like, by the first rows. */
export type CellSight = 'empty' | 'text' | 'number' | 'boolean' | 'date'

/** A column of a table that is looked at before it is imported. */
export interface LookedColumn {
  /** As the first line has it, without a date format. */
  readonly name: string
  /** The date format that the first line declares. */
  readonly declared: string | null
  readonly sight: CellSight
  /** The types of date that all cells of the first rows fit, the surest first. */
  readonly dates: readonly string[]
  /** What it is called once it is read. */
  readonly becomes: string
}

/** One of the first rows: what its cells hold, and what they come to. */
export interface LookedRow {
  readonly cells: readonly string[]
  /** Null for a cell that comes to nothing; null as a whole where the row is a reject. */
  readonly values: readonly (Value | null)[] | null
  /** Why the row is a reject. */
  readonly reason: string | null
}

/** A table as it would be imported. */
export interface TableLook {
  readonly file: string
  readonly columns: readonly LookedColumn[]
  readonly rows: readonly LookedRow[]
  /** Null where the columns do not say it. */
  readonly format: FormatId | null
  /** Why nothing can be read like this, as a sentence. */
  readonly trouble: string | null
  /** What its text is read in. */
  readonly encoding: string
  readonly mapping: ColumnMapping | null
  readonly told: ToldOfTable
  /** The mapping is one that was kept for files with the same first line. */
  readonly isKept: boolean
  /** For a product feed: which of its columns are those of a catalog. */
  readonly feed: ColumnMapping['names'] | null
}
