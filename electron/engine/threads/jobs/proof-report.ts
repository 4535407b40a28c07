import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import type { PinFile } from '#shared/proof/expectations/pin'
import { parsePins } from '#shared/proof/expectations/pin-file'
import type { ReportAnswer } from '#shared/proof/report/report-answer'
import type { ReportFormat } from '#shared/proof/report/report-format'
import type { ReportInput } from '#shared/proof/report/report-input'
import { printReport } from '#shared/proof/report/print-report'
import { ok, type Result } from '#shared/result'
import { draftDiagnostics } from '../../answers/draft-diagnostics.ts'
import type { JobControl } from '../../files/job-control.ts'
import { writeAtomic } from '../../files/write-atomic.ts'
import { expectationsOf } from '../../proof/expectations.ts'
import { PinnedUsers } from '../../proof/pinned-users.ts'
import { planFromText } from '../../proof/plan-from-text.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'
import { type ProofJob, proofJob } from './proof.ts'

/** What to proof, and the file to write its report to. */
export interface ProofReportJob extends Omit<ProofJob, 'plan' | 'expectations'> {
  readonly format: ReportFormat
  readonly out: string
  /** What the draft is compared with, as the report names it. */
  readonly againstName: string | null
  /** The data plan that the payloads are held to, as `printPlan` has it. */
  readonly planText: string | null
  /** The file of the pinned users to tell of, as `printPins` has it. */
  readonly pinsText: string | null
}

type RunParts = Parameters<typeof proofJob>[2]

/** Proofs a draft and writes the report: the same as the command line prints. */
export async function proofReportJob(
  job: InCache & ProofReportJob,
  control: JobControl,
  run: RunParts,
): Promise<ReportAnswer> {
  const draft = draftIn(job.draft)
  const planned = await planFromText(job.planText, draft)
  // of a plan that cannot be used the check tells
  const told = planned?.ok === true ? ok(planned.value.plan) : planned
  const plan = told?.ok === true ? told.value : null
  const { diagnostics, expectations } = await inputsIn({ cache: job.cache, draft, told, pins: pinsIn(job.pinsText) })
  const result = await proofJob({ ...job, plan, expectations }, control, run)
  if (result.cancelled) return { bytes: 0, cancelled: true }
  const input: ReportInput = {
    ...{ draft, result, diagnostics },
    ...{ against: job.against === null ? null : job.againstName, failOn: 'error', minCoverage: null },
  }
  const content = printReport(job.format, input)
  await writeAtomic(job.out, content, { ownerOnly: 'if-new' })
  return { bytes: Buffer.byteLength(content), cancelled: false }
}

interface Known extends InCache {
  readonly draft: Draft
  /** The data plan, or why it cannot be used; null where there is none. */
  readonly told: Result<DataPlan, string> | null
  readonly pins: PinFile | null
}

const inputsIn = inCache((db: Db, { draft, told, pins }: Known) => ({
  diagnostics: draftDiagnostics(db, draft, told),
  expectations: pins === null ? null : expectationsOf(new PinnedUsers(db, draft), draft, pins),
}))

/** Throws an Error where the text is not such a file: the caller has to have read it before. */
function pinsIn(text: string | null): PinFile | null {
  const parsed = text === null ? null : parsePins(text, 'The file of the pinned users')
  if (parsed?.ok === false) throw new Error(parsed.error.message)
  return parsed?.value ?? null
}
