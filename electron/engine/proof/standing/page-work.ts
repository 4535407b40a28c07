import type { Draft } from '#shared/campaign/draft'
import { proofShape } from '#shared/proof/shape'
import { TextMeasures } from '#shared/proof/text-measures'
import { compile, type Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import type { Comparison } from '../comparison.ts'
import type { ProofDraft } from '../proof-draft.ts'
import { type DecidedPage, placeAt } from './decided-page.ts'
import { type PairFigures, PairPageMaker } from './pair-figures.ts'
import type { PayloadBytes } from './payload-bytes.ts'
import { SkippedBetween } from './standing-difference.ts'
import type { StandingPlan } from './standing-plan.ts'

/** What makes the texts of some of a draft's templates. */
interface Texts {
  readonly message: Message
  /** By template, the place of its text and that of its first outcome. */
  readonly places: ReadonlyMap<string, { readonly pair: number; readonly firstToken: number }>
  readonly outcomes: Uint8Array
  readonly measures: TextMeasures
}

/** What looks at every recipient again with each proof; null where there is none. */
interface Watching {
  readonly comparison: Comparison | null
  readonly plan: StandingPlan | null
}

/** Looks at the recipients of one page after the other, and makes only the texts that are not known from before. */
export class PageWork {
  readonly #draft: ProofDraft
  readonly #figures: readonly PairFigures[]
  readonly #pairs: readonly PairFigures[]
  readonly #payload: PayloadBytes
  readonly #comparison: Comparison | null
  readonly #plan: StandingPlan | null
  readonly #all: Texts
  #some: { readonly figures: readonly PairFigures[]; readonly texts: Texts } | undefined

  /** `pairs` are the figures by pair of the draft. */
  constructor(draft: ProofDraft, pairs: readonly PairFigures[], payload: PayloadBytes, { comparison, plan }: Watching) {
    this.#draft = draft
    this.#figures = [...new Set(pairs)]
    this.#pairs = pairs
    this.#payload = payload
    this.#comparison = comparison
    this.#plan = plan
    this.#all = textsOf(draft.draft, draft.message)
  }

  /** Adds the page to what is known, as far as it is not; `nth` is which page it is, from 0. Returns the recipients' identities. */
  do(nth: number, page: DecidedPage, recipients: Iterable<Recipient>): readonly string[] {
    const missing = this.#figures.filter(({ pages }) => pages.length === nth)
    const needsPayload = this.#payload.length === nth
    const needsAll = needsPayload || this.#comparison !== null || this.#plan !== null
    const { message, places, outcomes, measures } = needsAll ? this.#all : this.#textsFor(missing)
    const makers = missing.map((figures) => {
      const { pair, firstToken } = places.get(figures.template) ?? { pair: 0, firstToken: 0 }
      return { pair, maker: new PairPageMaker(figures, firstToken, page.recipients.length) }
    })
    const bytes = new Float64Array(needsPayload ? page.recipients.length : 0)
    const identities: string[] = []
    const skipped = this.#comparison === null ? null : new SkippedBetween(page, this.#comparison)
    for (const recipient of recipients) {
      const row = identities.push(recipient.identity) - 1
      const texts = message.outcomes(recipient, outcomes)
      for (const { pair, maker } of makers) {
        const text = texts[pair] ?? ''
        maker.add(row, recipient.identity, text, measures.at(pair, text), outcomes)
      }
      if (needsPayload) bytes[row] = this.#draft.countBytes(recipient, texts, measures.of(texts))
      if (skipped === null && this.#plan === null) continue
      const place = placeAt(page, page.recipients, row)
      this.#plan?.add(place, recipient, texts)
      skipped?.before(place)
      this.#comparison?.add(place, recipient, texts, outcomes)
    }
    skipped?.before(Infinity)
    for (const { maker } of makers) maker.end()
    if (needsPayload) this.#payload.add(bytes, this.pagesOf(nth))
    return identities
  }

  /** Returns what is known of a page, by pair of the draft. */
  pagesOf(nth: number) {
    return this.#pairs.flatMap(({ pages }) => pages[nth] ?? [])
  }

  #textsFor(figures: readonly PairFigures[]): Texts {
    const known = this.#some
    if (known?.figures.length === figures.length && figures.every((one, i) => one === known.figures[i]))
      return known.texts
    const { draft } = this.#draft
    const pairs = figures.map(({ template }) => ({ key: '', value: template }))
    const texts = textsOf({ ...draft, pairs }, compile({ ...draft, pairs }))
    this.#some = { figures, texts }
    return texts
  }
}

function textsOf({ pairs }: Draft, message: Message): Texts {
  const shape = proofShape(pairs, message)
  const places = shape.pairs.map(({ template, firstToken }, pair) => [template, { pair, firstToken }] as const)
  return {
    message,
    places: new Map(places),
    outcomes: new Uint8Array(message.tokens.length),
    measures: new TextMeasures(pairs.length),
  }
}
