import type { InputOf } from '#shared/ipc/contract'
import type { RecommendationCards } from '#shared/recommend/cards'
import { contentOf } from '../state/api.ts'

type Question = InputOf<'recommendation:cards'>

/** How far the counting behind the window is, in events. */
export interface CountedSoFar {
  readonly events: number
  readonly of: number
}

/** What a slot comes to for the user at hand. What was there stays until the new is. */
export class SlotCards {
  cards = $state.raw<RecommendationCards | null>(null)
  counted = $state.raw<CountedSoFar | null>(null)
  #question = 0
  readonly #report: (message: string) => void

  constructor(report: (message: string) => void) {
    this.#report = report
  }

  /** Listens to how far the counting is. Returns the function that stops it. */
  follow(): () => void {
    return window.api.hear('job:progress', ({ job, done, total }) => {
      if (job === 'counting-recommendations') this.counted = { events: done, of: total }
    })
  }

  async ask(question: Question): Promise<void> {
    const asked = ++this.#question
    const cards = contentOf(await window.api.ask('recommendation:cards', question), this.#report)
    if (asked !== this.#question || cards === undefined) return
    this.cards = cards
    if (cards?.state !== 'counting') this.counted = null
  }
}
