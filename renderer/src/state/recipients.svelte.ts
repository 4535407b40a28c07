import { untrack } from 'svelte'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import type { CensusFigures, CensusRow, CensusWanted } from '#shared/recipients/census'
import type { InputOf } from '#shared/ipc/contract'
import { contentOf } from './api.ts'
import type { AudienceRules } from './audience-question.ts'
import type { Notices } from './notices.svelte.ts'
import { onceUsable } from './once-usable.ts'
import { Pages } from './pages.svelte.ts'
import type { Samples } from './samples.svelte.ts'

/** What the recipients are counted by. */
interface Counted {
  /** Another object only when they say something else; null without a draft. */
  readonly rules: AudienceRules | null
  readonly samples: Samples
  readonly notices: Notices
}

/** Figures, with what they were counted by: the draft and the samples may be others by now. */
interface Count {
  readonly figures: CensusFigures
  readonly rules: AudienceRules
  readonly revision: number
}

/** After the last change of the trigger, so that typing a value does not begin a count with every letter. */
const editingDelay = 250

const everyRecipient: CensusWanted = { skipped: false, reasons: null, text: '' }

/** Who gets the open draft's message: counted by the engine over all samples, anew with every change of the trigger. */
export class Recipients {
  /** What was counted last stays until there is something new; null without a draft or without samples. */
  count = $state.raw<Count | null>(null)
  wanted = $state.raw<CensusWanted>(everyRecipient)
  readonly pages = new Pages<CensusRow>((offset, limit) => this.#page(offset, limit))
  readonly #counted: Counted
  #round = 0

  readonly figures = $derived(this.count?.figures ?? null)

  /**
   * What the recommendations of the open draft come to for all users; null until that is counted. While it is counted for other samples,
   * what it came to before stays.
   */
  readonly recommended = $derived.by(() => {
    const { rules, samples } = this.#counted
    const { count } = this
    const isCurrent = count !== null && count.rules === rules && count.revision === samples.revision
    if (isCurrent && count.figures.done) this.#recommended = { rules, counts: recommendedBy(count.figures) }
    return this.#recommended?.rules === rules ? this.#recommended.counts : null
  })
  #recommended: { readonly rules: AudienceRules | null; readonly counts: RecommendedCounts | null } | undefined

  constructor(counted: Counted) {
    this.#counted = counted
  }

  /** Counts anew with other rules or samples. Call it from a component: its effect lives as long as that. */
  follow(): void {
    $effect(() => {
      const { rules, samples } = this.#counted
      const { revision } = samples
      if (rules === null || samples.summary.profiles === 0) {
        untrack(() => void this.#stop())
        return undefined
      }
      const isFirst = untrack(() => this.count === null)
      return onceUsable(() => void this.#start(rules, revision), isFirst ? 0 : editingDelay)
    })
  }

  /** Shows another part of the list. */
  show(wanted: Partial<CensusWanted>): void {
    this.wanted = { ...this.wanted, ...wanted }
    this.pages.reload()
  }

  /** Returns where users stand among the recipients, from 1; null for one that is none; undefined until all are counted. */
  async places(people: InputOf<'census:places'>['people']): Promise<readonly (number | null)[] | undefined> {
    const { figures } = this
    if (figures?.done !== true || people.length === 0) return undefined
    const answer = await window.api.ask('census:places', { census: figures.census, people })
    return contentOf(answer, this.#counted.notices.trouble) ?? undefined
  }

  async #page(offset: number, limit: number) {
    const { figures, wanted } = this
    if (figures === null) return { total: 0, rows: [] }
    const question = { census: figures.census, wanted: plain(wanted), offset, limit }
    return contentOf(await window.api.ask('census:page', question), this.#counted.notices.trouble) ?? undefined
  }

  async #start(rules: AudienceRules, revision: number): Promise<void> {
    const round = ++this.#round
    let answer = await window.api.ask('census:start', { ...rules, asOf: null })
    for (let isFirst = true; round === this.#round; isFirst = false) {
      const figures = contentOf(answer, this.#counted.notices.trouble) ?? null
      if (figures === null) return
      const isFull = this.pages.total !== null && this.pages.total >= 100
      this.count = { figures, rules, revision }
      // what is on screen changes no more once the list is longer than that
      if (isFirst || figures.done || !isFull) this.pages.reload()
      if (figures.done) return
      answer = await window.api.ask('census:more', { census: figures.census })
    }
  }

  async #stop(): Promise<void> {
    if (this.count === null && this.#round === 0) return
    this.#round++
    this.count = null
    this.pages.reload()
    contentOf(await window.api.ask('census:stop'), this.#counted.notices.trouble)
  }
}

/** Returns null where some of it is still being counted, or no user is skipped. */
function recommendedBy({ people, withoutItem, counting }: CensusFigures): RecommendedCounts | null {
  if (counting.length > 0 || withoutItem.length === 0) return null
  return { recipients: withoutItem.reduce((sum, { count }) => sum + count, people), skipped: withoutItem }
}

/** Returns what is wanted as plain data, which is all that crosses to the main process. */
function plain({ skipped, reasons, text }: CensusWanted): InputOf<'census:page'>['wanted'] {
  return { skipped, reasons: reasons === null ? null : [...reasons], text: text.slice(0, 500) }
}
