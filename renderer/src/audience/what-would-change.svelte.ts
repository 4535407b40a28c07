import type { RecommendationReasons } from '#shared/recommend/reasons'
import type { JobProgress } from '#shared/ipc/messages'
import { tell } from '../state/api.ts'

/** What changes to the recommendations of a draft would do for its recipients: worked out on request. */
export class WhatWouldChange {
  answer = $state.raw<RecommendationReasons | null>(null)
  progress = $state.raw<JobProgress | null>(null)
  /** The job that works it out; null when none does. */
  job = $state.raw<string | null>(null)
  readonly #tell: (message: string) => void

  constructor(tell: (message: string) => void) {
    this.#tell = tell
  }

  /** Listens to how far it is. Returns the function that stops it. */
  follow(): () => void {
    return window.api.hear('job:progress', (progress) => {
      if (progress.job === this.job) this.progress = progress
    })
  }

  /** `draft` is the text of its file. */
  async ask(draft: string): Promise<void> {
    const job = crypto.randomUUID()
    this.#forget()
    this.job = job
    const question = { job, draft, asOf: null, reason: null, slot: null, offset: 0, limit: 1, whatIf: true }
    const found = await window.api.ask('recommendation:reasons', question)
    if (this.job !== job) return
    this.job = null
    if (!found.ok) this.#tell(found.error.message)
    else if (!found.value.cancelled) this.answer = found.value
  }

  /** Forgets what was found: it says nothing about another draft or other samples. */
  drop(): void {
    this.cancel()
    this.#forget()
  }

  cancel(): void {
    if (this.job !== null) void tell(this.#tell, 'job:cancel', { job: this.job })
    this.job = null
  }

  #forget(): void {
    this.answer = null
    this.progress = null
  }
}
