import { createContext, untrack } from 'svelte'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import type { CensusFigures, CensusRow, CensusWanted } from '#shared/recipients/census'
import type { InputOf } from '#shared/ipc/contract'
import { contentOf } from './api.ts'
import { Pages } from './pages.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'

/** After the last change of the trigger, so that typing a value does not begin a count with every letter. */
const editingDelay = 250

const everyRecipient: CensusWanted = { skipped: false, reasons: null, text: '' }

/** Who gets the open draft's message: counted by the engine over all samples, anew with every change of the trigger. */
export class Recipients {
  /** What was counted last stays until there is something new; null without a draft or without samples. */
  figures = $state.raw<CensusFigures | null>(null)
  /** What the figures were counted by: the draft may have another trigger by now. */
  rules = $state.raw<InputOf<'census:start'> | null>(null)
  wanted = $state.raw<CensusWanted>(everyRecipient)
  readonly pages: Pages<CensusRow>
  readonly #workspace: Workspace
  #round = 0

  /** As text, so that it only changes when everybody must be looked at anew. */
  readonly #rules = $derived.by(() => {
    const { draft } = this.#workspace
    if (draft === null || this.#workspace.samples.summary.profiles === 0) return null
    const { trigger, profileWhere, aliases, constant, recommendations } = draft
    return JSON.stringify({ trigger, profileWhere, aliases, constant, recommendations, asOf: null })
  })

  constructor(workspace: Workspace) {
    this.#workspace = workspace
    this.pages = new Pages(async (offset, limit) => {
      const { figures, wanted } = this
      if (figures === null) return { total: 0, rows: [] }
      const answer = await window.api.ask('census:page', {
        census: figures.census,
        wanted: plain(wanted),
        offset,
        limit,
      })
      return contentOf(answer, workspace.notices.trouble) ?? undefined
    })
  }

  /** Call it from a component: its effect lives as long as that. */
  follow(): void {
    $effect(() => {
      const rules = this.#rules
      // other rules, or another draft: what was counted says nothing of them
      untrack(() => (this.#workspace.recommended = null))
      // new samples are another reason to count
      const { revision } = this.#workspace.samples
      const isFirst = untrack(() => this.figures === null)
      if (rules === null) untrack(() => void this.#stop())
      else if (revision >= 0) {
        const timer = setTimeout(() => void this.#count(rules), isFirst ? 0 : editingDelay)
        return () => clearTimeout(timer)
      }
      return undefined
    })
  }

  /** Another part of the list. */
  show(wanted: Partial<CensusWanted>): void {
    this.wanted = { ...this.wanted, ...wanted }
    this.pages.reload()
  }

  async #count(rules: string): Promise<void> {
    const round = ++this.#round
    const question = JSON.parse(rules) as InputOf<'census:start'>
    let answer = await window.api.ask('census:start', question)
    for (let isFirst = true; round === this.#round; isFirst = false) {
      const figures = contentOf(answer, this.#workspace.notices.trouble) ?? null
      if (figures === null) return
      const isFull = this.pages.total !== null && this.pages.total >= 100
      this.figures = figures
      this.rules = question
      if (figures.done) this.#workspace.recommended = recommendedBy(figures)
      // what is on screen changes no more once the list is longer than that
      if (isFirst || figures.done || !isFull) this.pages.reload()
      if (figures.done) return
      answer = await window.api.ask('census:more', { census: figures.census })
    }
  }

  async #stop(): Promise<void> {
    if (this.figures === null && this.#round === 0) return
    this.#round++
    this.figures = null
    this.pages.reload()
    await window.api.ask('census:stop')
  }
}

/** Null where some of it is still being counted, or nobody is skipped. */
function recommendedBy({ people, withoutItem, counting }: CensusFigures): RecommendedCounts | null {
  if (counting.length > 0 || withoutItem.length === 0) return null
  return { recipients: withoutItem.reduce((sum, { count }) => sum + count, people), skipped: withoutItem }
}

/** What crosses to the main process has to be plain data. */
function plain({ skipped, reasons, text }: CensusWanted): InputOf<'census:page'>['wanted'] {
  return { skipped, reasons: reasons === null ? null : [...reasons], text: text.slice(0, 500) }
}

export const [getRecipients, setRecipients] = createContext<Recipients>()
