import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import type { ReportAnswer } from '#shared/proof/report/report-answer'
import type { ReportFormat } from '#shared/proof/report/report-format'
import type { ReportInput } from '#shared/proof/report/report-input'
import { printReport } from '#shared/proof/report/print-report'
import { ok } from '#shared/result'
import { draftDiagnostics } from '../../answers/draft-diagnostics.ts'
import type { JobControl } from '../../files/job-control.ts'
import { writeAtomic } from '../../files/write-atomic.ts'
import { usablePlan } from '../../proof/usable-plan.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'
import { type ProofJob, proofJob } from './proof.ts'

/** What to proof, and the file to write its report to. */
export interface ProofReportJob extends Omit<ProofJob, 'plan'> {
  readonly format: ReportFormat
  readonly out: string
  /** What the draft is compared with, as the report names it. */
  readonly againstName: string | null
  /** The data plan that the payloads are held to, as `printPlan` has it. */
  readonly planText: string | null
}

type RunParts = Parameters<typeof proofJob>[2]

/** Proofs a draft and writes the report: the same as the command line prints. */
export async function proofReportJob(
  job: InCache & ProofReportJob,
  control: JobControl,
  run: RunParts,
): Promise<ReportAnswer> {
  const draft = draftIn(job.draft)
  const plan = await usablePlan(job.planText, draft)
  const result = await proofJob({ ...job, plan }, control, run)
  if (result.cancelled) return { bytes: 0, cancelled: true }
  const input: ReportInput = {
    ...{ draft, result, diagnostics: await diagnosticsIn({ cache: job.cache, draft, plan }) },
    ...{ against: job.against === null ? null : job.againstName, failOn: 'error', minCoverage: null },
  }
  const content = printReport(job.format, input)
  await writeAtomic(job.out, content, { ownerOnly: 'if-new' })
  return { bytes: Buffer.byteLength(content), cancelled: false }
}

interface Checked extends InCache {
  readonly draft: Draft
  readonly plan: DataPlan | null
}

const diagnosticsIn = inCache((db: Db, { draft, plan }: Checked) =>
  draftDiagnostics(db, draft, plan === null ? null : ok(plan)),
)
