import type { ReportAnswer } from '#shared/proof/report/report-answer'
import type { ProofResult } from '#shared/proof/proof-result'
import type { RecommendationReasons } from '#shared/recommend/reasons'
import type { ExportReport } from '#shared/mparticle/export-report'
import type { CensusQuestions, ProofQuestions, StoreQuestions } from '../answers/questions.ts'
import type { JobControl } from '../files/job-control.ts'
import type { ImportReport, ImportRequest } from '../import/import-job.ts'
import type { InCache } from './in-cache.ts'
import type { MappingChange } from './jobs/change-mapping.ts'
import type { CountJob } from './jobs/count-recommendations.ts'
import type { CountedDraft, DraftFiguresJob } from './jobs/draft-figures.ts'
import type { ExportJob } from './jobs/export.ts'
import type { ProofJob } from './jobs/proof.ts'
import type { ProofReportJob } from './jobs/proof-report.ts'
import type { PlacedPart, ProofPartsJob } from './jobs/proof-parts.ts'
import type { ReasonsJob } from './jobs/recommendation-reasons.ts'
import { type Resident, resident } from './resident.ts'

interface Job<Input, Output> {
  readonly input: Input
  readonly output: Output
}

interface Done {
  readonly done: boolean
}

/** Every task that runs once, in a thread of its own, with its input and its output. All of it is plain data. */
export interface Jobs {
  readonly import: Job<ImportRequest, ImportReport>
  readonly 'index-search': Job<InCache, Done>
  readonly 'remove-import': Job<InCache & { readonly import: number }, null>
  readonly 'change-mapping': Job<InCache & MappingChange, null>
  readonly 'forget-samples': Job<InCache, null>
  readonly 'set-aside': Job<InCache, { readonly file: string }>
  readonly 'save-rejects': Job<InCache & { readonly import: number; readonly out: string }, null>
  readonly export: Job<InCache & ExportJob, ExportReport>
  /** Counts how many users relate each pair of items, and keeps that in the cache. */
  readonly 'count-recommendations': Job<InCache & CountJob, Done>
  readonly 'recommendation-reasons': Job<InCache & ReasonsJob, RecommendationReasons>
  readonly proof: Job<InCache & ProofJob, ProofResult>
  /** Proofs a draft and writes the report to a file. */
  readonly 'proof-report': Job<InCache & ProofReportJob, ReportAnswer>
  /** Counts what drafts come to, for a comparison with later samples. */
  readonly 'draft-figures': Job<InCache & DraftFiguresJob, readonly (CountedDraft | null)[]>
  /** A thread's share of a proof. */
  readonly 'proof-parts': Job<InCache & ProofPartsJob, readonly PlacedPart[]>
}

/** Every task whose thread stays and answers questions about one cache. */
export interface Residents {
  readonly store: StoreQuestions
  readonly census: CensusQuestions
  readonly proof: ProofQuestions
}

export type JobName = keyof Jobs
export type ResidentName = keyof Residents

/** Runs a job in a thread of its own, as `runJob` does: for a job that has others do a part of its work. */
type RunJob = <Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  options: { readonly signal: AbortSignal; readonly onProgress: JobControl['report'] },
) => Promise<Jobs[Name]['output']>

type JobCode<Name extends JobName> = (
  input: Jobs[Name]['input'],
  control: JobControl,
  run: RunJob,
) => Jobs[Name]['output'] | Promise<Jobs[Name]['output']>

/** The code of each task, imported when it is needed: a thread loads only what it runs. */
export const jobs: { readonly [Name in JobName]: () => Promise<JobCode<Name>> } = {
  import: async () => (await import('../import/import-files.ts')).importFiles,
  'index-search': async () => (await import('./jobs/index-search.ts')).indexSearch,
  'remove-import': async () => (await import('./jobs/remove.ts')).removeImportJob,
  'change-mapping': async () => (await import('./jobs/change-mapping.ts')).changeMappingJob,
  'forget-samples': async () => (await import('./jobs/remove.ts')).forgetSamplesJob,
  'set-aside': async () => (await import('./jobs/set-aside.ts')).setAsideJob,
  'save-rejects': async () => (await import('./jobs/save-rejects.ts')).saveRejectsJob,
  export: async () => (await import('./jobs/export.ts')).exportJob,
  'count-recommendations': async () => (await import('./jobs/count-recommendations.ts')).countRecommendationsJob,
  'recommendation-reasons': async () => (await import('./jobs/recommendation-reasons.ts')).recommendationReasonsJob,
  proof: async () => (await import('./jobs/proof.ts')).proofJob,
  'proof-report': async () => (await import('./jobs/proof-report.ts')).proofReportJob,
  'draft-figures': async () => (await import('./jobs/draft-figures.ts')).draftFiguresJob,
  'proof-parts': async () => (await import('./jobs/proof-parts.ts')).proofPartsJob,
}

export const residents: { readonly [Name in ResidentName]: Resident<Residents[Name]> } = {
  store: resident(async () => (await import('../answers/store-answers.ts')).storeAnswers),
  census: resident(async () => (await import('../answers/census-answers.ts')).censusAnswers),
  proof: resident(async () => (await import('../answers/proof-answers.ts')).proofAnswers),
}
