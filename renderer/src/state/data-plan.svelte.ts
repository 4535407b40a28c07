import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { printPlan } from '#shared/plan/plan-file'
import { failed, type Result } from '#shared/result'
import type { OpenDraft } from './open-draft.svelte.ts'

interface Planned {
  readonly open: OpenDraft | null
  readonly draft: Draft | null
}

/** The data plan that the open draft names. */
export class DraftPlan {
  /** The plan, or why it cannot be used; null where the draft names no file, or until it is read. */
  plan = $state.raw<Result<DataPlan, string> | null>(null)
  /** The plan as the engine wants it; null where there is none that can be used. */
  readonly printed = $derived(this.plan?.ok === true ? printPlan(this.plan.value) : null)
  /** A plan that the proof could not use, as it was printed, and why. */
  #refused: { readonly printed: string; readonly sentence: string } | null = null
  /** Counted up with every question, so that a late answer to an earlier one is dropped. */
  #question = 0
  readonly #planned: Planned
  readonly #reference = $derived.by(() => {
    const { open, draft } = this.#planned
    const { file, version } = draft?.payload.dataPlan ?? {}
    return open === null || file === undefined
      ? null
      : JSON.stringify({ id: open.summary.id, file, version: version ?? null })
  })

  constructor(planned: Planned) {
    this.#planned = planned
  }

  /** Notes that a plan cannot be used, and why: the problems tell it then. `printed` is the plan as it was given to the proof. */
  refuse(printed: string, sentence: string): void {
    this.#refused = { printed, sentence }
    if (this.printed === printed) this.plan = failed(sentence)
  }

  /** Reads the plan when the draft names another one, and when the window is come back to. Its effect lives as long as a component. */
  follow(): void {
    $effect(() => {
      const reference = this.#reference
      this.plan = null
      if (reference === null) return
      const read = () => void this.#read(reference)
      read()
      window.addEventListener('focus', read)
      return () => {
        window.removeEventListener('focus', read)
        this.#question++
      }
    })
  }

  async #read(reference: string): Promise<void> {
    const question = ++this.#question
    const wanted = JSON.parse(reference) as { id: string; file: string; version: number | null }
    const answer = await window.api.ask('plan:read', wanted)
    if (question !== this.#question) return
    const read = answer.ok ? answer : failed(answer.error.message)
    const isRefused = read.ok && this.#refused?.printed === printPlan(read.value)
    const plan = isRefused && this.#refused !== null ? failed(this.#refused.sentence) : read
    // another object only where it says something else: a proof begins anew with it
    if (JSON.stringify(plan) !== JSON.stringify(this.plan)) this.plan = plan
  }
}
