import type { RecommendationReasons } from '#shared/ipc/recommendation-answers'
import type { ExportReport, Shape } from '#shared/mparticle/export-report'
import type { ImportProgress, ImportReport, ImportRequest } from '../import/import-job.ts'
import type { Mapping } from '../recommend/mapping.ts'
import type { ReasonsQuestion } from '../answers/reasons.ts'
import type { PlainError } from './error-codec.ts'

/** What to export, and where to. */
export interface ExportJob {
  readonly cache: string
  /** The draft's file. */
  readonly draft: string
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  readonly out: string
  readonly shape: Shape
  readonly limit: number | null
  /** Galley's own version, for the manifest. */
  readonly version: string
}

/** `candidates` is how many profiles will have been seen in the end. */
export interface ExportJobProgress {
  readonly seen: number
  readonly written: number
  readonly candidates: number
}

/** Every job that runs in a worker thread: what it is given, what it tells while it runs, and what it answers. All plain data. */
export interface Jobs {
  readonly import: { readonly input: ImportRequest; readonly progress: ImportProgress; readonly output: ImportReport }
  readonly 'index-search': {
    readonly input: { readonly cache: string }
    readonly progress: never
    readonly output: { readonly done: boolean }
  }
  readonly 'remove-import': {
    readonly input: { readonly cache: string; readonly import: number }
    readonly progress: never
    readonly output: null
  }
  readonly 'forget-samples': {
    readonly input: { readonly cache: string }
    readonly progress: never
    readonly output: null
  }
  readonly 'save-rejects': {
    readonly input: { readonly cache: string; readonly import: number; readonly out: string }
    readonly progress: never
    readonly output: null
  }
  readonly export: { readonly input: ExportJob; readonly progress: ExportJobProgress; readonly output: ExportReport }
  /** Counts who did an event with which item, and keeps that in the cache. */
  readonly 'count-recommendations': {
    readonly input: { readonly cache: string; readonly mappings: readonly Mapping[]; readonly asOf: number }
    readonly progress: CountProgress
    readonly output: { readonly done: boolean }
  }
  readonly 'recommendation-reasons': {
    readonly input: ReasonsJob
    readonly progress: CountProgress
    readonly output: RecommendationReasons
  }
}

/** Why recipients are skipped for want of an item: as `ReasonsQuestion`, with the draft's text. */
export interface ReasonsJob extends Omit<ReasonsQuestion, 'draft' | 'asOf'> {
  readonly cache: string
  readonly draft: string
  readonly asOf: number | null
}

/** Events read, or recipients looked at, of how many. */
export interface CountProgress {
  readonly events: number
  readonly of: number
}

export type JobName = keyof Jobs

/** What a job's code gets besides its input. */
export interface JobContext<Progress> {
  /** At most some 20 a second reach the caller. */
  readonly progress: (progress: Progress) => void
  readonly isCancelled: () => boolean
}

export type JobTable = {
  readonly [Name in JobName]: (
    input: Jobs[Name]['input'],
    context: JobContext<Jobs[Name]['progress']>,
  ) => Promise<Jobs[Name]['output']>
}

/** What goes from the worker to its caller. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: PlainError }
