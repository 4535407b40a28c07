import type { ExportReport } from '#shared/mparticle/export-report'
import type { ReportAnswer } from '#shared/proof/report/report-answer'
import type { FileFailure, ImportedFile } from '#shared/sample/import-report'

/** A file that the user chose. Only the main process knows where it is. A grant is used once. */
export interface Grant {
  readonly grant: string
  readonly name: string
  readonly bytes: number
}

/** What was dropped on the window: the sample files, and a sentence for all that gave none. */
export interface Dropped {
  readonly grants: readonly Grant[]
  readonly troubles: readonly string[]
}

/** The result of an import. A file is in the cache whole or not at all. */
export interface ImportAnswer {
  /** `grant` is for reading the file again, with other columns; null for a file that is no table. */
  readonly imports: readonly (ImportedFile & { readonly grant: string | null })[]
  /** `grant` is for trying the file again, in another format or with an event's name. */
  readonly failures: readonly (FileFailure & { readonly grant: string })[]
  readonly cancelled: boolean
}

/** The result of a report. `file` is for people: its name. */
export type ReportWritten = ReportAnswer & { readonly file: string }

/** The result of an export. `out` is for people: the name of the file or folder. */
export type ExportAnswer = Omit<ExportReport, 'manifest'>
