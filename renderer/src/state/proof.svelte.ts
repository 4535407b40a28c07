import { untrack } from 'svelte'
import type { Draft } from '#shared/campaign/draft'
import type { UserMessage } from '#shared/ipc/contract'
import type { Json } from '#shared/json/json-text'
import type { PlacedPersona, ProofFigures, ProofWanted } from '#shared/proof/panel'
import type { CensusRow } from '#shared/recipients/census'
import type { Result } from '#shared/result'
import { contentInSlices } from './api.ts'
import type { DraftPlan } from './data-plan.svelte.ts'
import type { Notices } from './notices.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'
import { emptySet } from './plain-maps.ts'
import { Pages } from './pages.svelte.ts'
import { type AgainstChoice, ProofAgainst } from './proof-against.svelte.ts'
import { ProofRun } from './proof-run.ts'
import type { Samples } from './samples.svelte.ts'
import { proofedCounts } from './proofed-counts.ts'
import { staleParts } from './stale-parts.ts'

/** What is proofed. */
interface Proofed {
  readonly open: OpenDraft | null
  readonly draft: Draft | null
  readonly samples: Samples
  readonly notices: Notices
  readonly plan: Pick<DraftPlan, 'printed' | 'refuse'>
}

/** Figures, with what they were counted for: the draft and the samples may be others by now. */
interface Count {
  readonly figures: ProofFigures
  readonly open: OpenDraft
  readonly draft: Draft
  /** The text of the draft that it was compared with; null for none. */
  readonly against: string | null
  /** The data plan that the payloads were held to; null for none. */
  readonly plan: string | null
  readonly everyOccurrence: boolean
  readonly revision: number
}

/** After the last edit, so that typing does not begin a proof with every letter. */
const editingDelay = 250
/** In milliseconds: users who are still being looked for are asked for again. */
const findingDelay = 400

/** What every recipient of the open draft would get: proofed by the engine over all samples while the panel or its lists are looked at. */
export class Proof {
  /** What was proofed last stays until there is something new; null without a draft, recipients or samples. */
  count = $state.raw<Count | null>(null)
  /** The personas of the figures that were complete last. They are others with every step, and a grid of them is much to draw. */
  personas = $state.raw<readonly PlacedPersona[]>([])
  /** Proofs every occurrence that qualifies, not only each user's newest. */
  everyOccurrence = $state(false)
  readonly against: ProofAgainst
  /** Whose list is open; null for none. */
  wanted = $state.raw<ProofWanted | null>(null)
  readonly pages = new Pages<CensusRow>((offset, limit) => this.#people(offset, limit))
  /** The pairs whose tokens are shown, by their places. */
  opened = $state.raw(emptySet<number>())
  /** The figure whose users were listed last: the keyboard goes back there. */
  lastWanted: ProofWanted | null = null
  /** Panels that look at it. */
  #watchers = $state(0)
  readonly #proofed: Proofed
  readonly #run = new ProofRun<Omit<Count, 'figures'>, ProofFigures>({
    start: async ({ open, against, plan, everyOccurrence }) => {
      const question = { draft: open.text, against, plan, asOf: null, everyOccurrence }
      return this.#content(await window.api.ask('proof:start', question))
    },
    more: async ({ proof }) => this.#content(await window.api.ask('proof:more', { proof })),
    stop: () => void window.api.ask('proof:stop').then((answer) => this.#content(answer)),
    onFigures: (figures, counted) => {
      this.count = { ...counted, figures }
      if (figures.done) this.personas = figures.grid
      if (counted.plan !== null && figures.planTrouble !== null)
        this.#proofed.plan.refuse(counted.plan, figures.planTrouble)
      if (this.wanted !== null) this.pages.reload()
    },
  })

  readonly figures = $derived(this.count?.figures ?? null)
  /** What of the figures belongs to an earlier draft. */
  readonly stale = $derived.by(() => {
    const { count, everyOccurrence } = this
    const { draft, samples, plan } = this.#proofed
    if (count === null) return staleParts(null, null)
    const isOther =
      count.revision !== samples.revision ||
      count.everyOccurrence !== everyOccurrence ||
      count.plan !== plan.printed ||
      count.against !== this.against.text
    return staleParts(count.draft, isOther ? null : draft)
  })
  /** What the checks can count by: the recipients of the draft as it is, but for pairs that were edited since. */
  readonly checked = $derived.by(() => {
    const { count, stale } = this
    const { draft } = this.#proofed
    if (count === null || draft === null || stale.all || count.everyOccurrence || !count.figures.done) return null
    return count.figures.counting.length > 0 ? null : proofedCounts(count.figures.json, count.draft, draft)
  })
  /** The figures are those of the draft as it is, and complete. */
  readonly isExact = $derived(this.count !== null && !this.stale.any && this.count.figures.done)
  readonly #isWatched = $derived(this.#watchers > 0 || this.wanted !== null)

  constructor(proofed: Proofed) {
    this.#proofed = proofed
    this.against = new ProofAgainst(proofed)
  }

  /** Proofs for as long as the component lives that calls it. Returns the function that ends it. */
  watch(): () => void {
    this.#watchers++
    return () => {
      this.#watchers--
    }
  }

  /** Proofs anew with every change, while it is watched. Call it from a component: its effects live as long as that. */
  follow(): void {
    this.against.follow(() => this.#isWatched)
    $effect(() => {
      if (this.#proofed.open !== null) untrack(() => this.#reset())
    })
    $effect(() => {
      const { open, draft, samples } = this.#proofed
      const { revision } = samples
      const { text: against, isKnown } = this.against
      const { everyOccurrence } = this
      const { printed: plan } = this.#proofed.plan
      if (open === null || draft === null || samples.summary.profiles === 0) {
        untrack(() => this.#reset())
        return undefined
      }
      if (!this.#isWatched) {
        untrack(() => this.#run.stop())
        return undefined
      }
      if (!isKnown || untrack(() => this.isExact)) return undefined
      const isFirst = untrack(() => this.count === null)
      const start = () => this.#start({ open, draft, against, plan, everyOccurrence, revision })
      const timer = setTimeout(start, isFirst ? 0 : editingDelay)
      return () => clearTimeout(timer)
    })
  }

  /** Compares with another draft. */
  compareWith(choice: AgainstChoice): void {
    this.against.choice = choice
  }

  /** Opens the list of the users behind a figure; null closes it. */
  show(wanted: ProofWanted | null): void {
    this.wanted = wanted
    if (wanted !== null) this.lastWanted = wanted
    this.pages.total = null
    this.pages.reload()
  }

  async #content<Content>(answer: Result<Json<Content | null>, UserMessage>): Promise<Content | null> {
    return (await contentInSlices(answer, this.#proofed.notices.trouble)) ?? null
  }

  async #people(offset: number, limit: number) {
    const { figures, wanted } = this
    if (figures === null || wanted === null) return { total: 0, rows: [] }
    const question = { proof: figures.proof, wanted, offset, limit }
    const people = await this.#content(await window.api.ask('proof:people', question))
    if (people?.done === false) this.#readOn()
    return people ?? undefined
  }

  /** The users behind a figure are being looked for: what is found by now comes in a moment. */
  #readOn(): void {
    setTimeout(() => {
      if (this.wanted !== null) this.pages.reload()
    }, findingDelay)
  }

  #start(counted: Omit<Count, 'figures'>): void {
    void this.#run.start(counted, this.count !== null)
  }

  /** Another draft is open: nothing of the one before is shown. */
  #reset(): void {
    this.#run.stop()
    this.count = null
    this.personas = []
    this.wanted = null
    this.lastWanted = null
    this.opened = emptySet()
    this.everyOccurrence = false
    this.against.choice = { kind: 'saved' }
  }
}
