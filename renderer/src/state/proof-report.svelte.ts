import type { ReportWritten } from '#shared/ipc/file-answers'
import type { JobProgress } from '#shared/ipc/messages'
import type { ReportFormat } from '#shared/proof/report/report-format'
import type { Proof } from './proof.svelte.ts'
import type { DraftPlan } from './data-plan.svelte.ts'
import type { Pins } from './pins.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'

/** What is reported on. */
interface Reported {
  readonly open: OpenDraft | null
  readonly proof: Proof
  readonly plan: Pick<DraftPlan, 'printed'>
  readonly pins: Pick<Pins, 'printed'>
}

/** A report from its start on. */
interface ReportJob {
  readonly job: string
  readonly progress: JobProgress | null
  readonly answer: ReportWritten | null
  readonly trouble: string | null
}

interface ReportOptions {
  readonly format: ReportFormat
  readonly mask: boolean
  /** What the draft is compared with, as the report names it. */
  readonly against: string
}

/** The report of a proof, as it is written to a file. */
export class ProofReport {
  current = $state.raw<ReportJob | null>(null)
  readonly #reported: Reported

  readonly isRunning = $derived(this.current !== null && this.current.answer === null && this.current.trouble === null)

  constructor(reported: Reported) {
    this.#reported = reported
  }

  /** Listens to how far it is. Returns the function that stops it. */
  follow(): () => void {
    return window.api.hear('job:progress', (progress) => {
      if (this.current?.job === progress.job) this.current = { ...this.current, progress }
    })
  }

  /** Asks for the file, then proofs the draft as it is and writes what comes of it. */
  async start({ format, mask, against }: ReportOptions): Promise<void> {
    const { open, proof, plan, pins } = this.#reported
    if (open === null) return
    const target = await window.api.ask('proof:target', { format, name: open.draft.name.slice(0, 200) })
    if (target === null) return
    const job = crypto.randomUUID()
    this.current = { job, progress: null, answer: null, trouble: null }
    const { text } = proof.against
    const answer = await window.api.ask('proof:report', {
      job,
      draft: open.text,
      against: text === null ? null : { text, name: against.slice(0, 200) },
      target: target.grant,
      format,
      mask,
      asOf: null,
      everyOccurrence: proof.everyOccurrence,
      plan: plan.printed,
      pins: pins.printed,
    })
    if (this.current.job !== job) return
    this.current = { ...this.current, ...(answer.ok ? { answer: answer.value } : { trouble: answer.error.message }) }
  }
}
