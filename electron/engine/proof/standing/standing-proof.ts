import { rulesOf } from '#shared/audience/rules-of'
import type { Draft } from '#shared/campaign/draft'
import type { ProofFigures, ProofWanted } from '#shared/proof/panel'
import { jsonOf } from '#shared/proof/proof-json'
import type { Recipient } from '#shared/sample/recipient'
import { Audience } from '../../audience/audience.ts'
import type { ProfileCandidates } from '../../audience/candidate.ts'
import { samplesStamp } from '../../store/associations.ts'
import type { Db } from '../../store/db.ts'
import { countProfiles } from '../../store/profiles.ts'
import { atPlace } from '../place.ts'
import { type ProofDraft, proofDraft } from '../proof-draft.ts'
import type { ProofRequest } from '../proof-walk.ts'
import { FoundPeople } from './found-people.ts'
import { KnownAudience } from './known-audience.ts'
import { PageWork } from './page-work.ts'
import { PairFigures } from './pair-figures.ts'
import { PayloadBytes } from './payload-bytes.ts'
import { PlaceList } from './place-list.ts'
import { RecipientsAgain } from './recipients-again.ts'
import { StandingDifference } from './standing-difference.ts'
import { StandingPlan } from './standing-plan.ts'
import { TogetherFold } from './together-fold.ts'

/** A proof without what its thread adds. */
export type StandingFigures = Omit<ProofFigures, 'proof' | 'ms' | 'planTrouble'>

/** Users by their places in cache order. */
export interface FoundPlaces {
  readonly places: PlaceList
  /** Whether all are found. */
  readonly isComplete: boolean
}

interface HandedOver {
  readonly known?: KnownAudience
  /** By template. */
  readonly figures?: ReadonlyMap<string, PairFigures> | undefined
  readonly payload?: PayloadBytes | undefined
}

/**
 * The proof of a draft that is being edited, page by page of its profiles, so that questions can be answered meanwhile. It takes over
 * from the proof before what is still true: who gets the message, and what the texts of each template come to.
 */
export class StandingProof {
  readonly audience: Audience
  readonly difference: StandingDifference | null
  readonly #asOf: number
  readonly #draft: ProofDraft
  readonly #total: number
  readonly #known: KnownAudience
  readonly #settings: string
  /** By template. */
  readonly #figures: ReadonlyMap<string, PairFigures>
  /** By pair. */
  readonly #pairs: readonly PairFigures[]
  readonly #payload: PayloadBytes
  readonly #plan: StandingPlan | null
  readonly #work: PageWork
  readonly #together: TogetherFold
  readonly #again: RecipientsAgain
  readonly #undecided: Generator<readonly ProfileCandidates[], undefined>
  readonly #stepInOneRead: () => boolean
  readonly #people: FoundPeople
  #next = 0
  #seen = 0
  #isDone = false

  /** Takes over from `before`, which is of no more use then. */
  constructor(db: Db, request: ProofRequest, before: StandingProof | null) {
    const { draft, against, asOf, everyOccurrence, plan = null } = request
    this.#asOf = asOf
    this.#draft = proofDraft(draft)
    const { message, shape } = this.#draft
    this.#total = countProfiles(db)
    this.audience = new Audience(db, draft, message, asOf, { counting: 'elsewhere' })
    this.audience.prepare()

    const key = JSON.stringify([rulesOf(draft), asOf, everyOccurrence, samplesStamp(db), this.audience.countingSlots])
    this.#settings = settingsOf(draft)
    const kept = before === null ? {} : before.#handOver(key, this.#settings, draft)
    this.#known = kept.known ?? new KnownAudience(key)
    this.#figures = new Map(
      shape.pairs.map((pair) => [pair.template, kept.figures?.get(pair.template) ?? new PairFigures(pair)]),
    )
    this.#pairs = shape.pairs.flatMap(({ template }) => this.#figures.get(template) ?? [])
    this.#payload = kept.payload ?? new PayloadBytes(draft)

    this.difference = against === null ? null : new StandingDifference(db, shape, { against, asOf, everyOccurrence })
    this.#plan = plan === null ? null : new StandingPlan(plan)
    const watching = { comparison: this.difference?.comparison ?? null, plan: this.#plan }
    this.#work = new PageWork(this.#draft, this.#pairs, this.#payload, watching)
    this.#together = new TogetherFold(shape, this.#payload)
    this.#people = new FoundPeople(this.#known, this.#pairs, this.#payload)
    this.#again = new RecipientsAgain(db, draft, message.events, asOf)
    this.#undecided = this.audience.rangeSource({ after: this.#known.last, until: Infinity }, everyOccurrence).pages()
    this.#stepInOneRead = db.transaction(() => this.#step())
  }

  /** Looks at a page of some hundred profiles. Returns whether there may be more. */
  step(): boolean {
    if (this.#isDone) return false
    if (this.#stepInOneRead()) return true
    this.difference?.comparison.end()
    this.#isDone = true
    return false
  }

  /** Lets go of what it reads with. What it has found stays. */
  end(): void {
    this.#isDone = true
    this.#undecided.return(undefined)
    this.difference?.comparison.end()
  }

  figures(): StandingFigures {
    const { shape } = this.#draft
    const { coverage, payload, personas } = this.#together.proof
    const { recipients } = this.#known
    const grid = personas.chosen().map(({ identity, shows, position, reason }) => {
      const { profile, nth } = atPlace(position)
      return { identity, shows, profile, nth: nth + 1, skipped: reason }
    })
    const counted = {
      recipients,
      skipped: this.#known.skipped(),
      coverage: coverage.coverage(),
      personalized: coverage.personalized(),
      pairs: shape.pairs.flatMap(({ key, template }) => this.#figures.get(template)?.proof.json(key) ?? []),
      payload: { bytes: payload.distribution() },
      findings: this.#pairs.flatMap(({ proof }, pair) => proof.findings(pair, recipients)),
      personas: grid.map(({ identity, shows }) => ({ identity, shows })),
    }
    const extras = {
      ...(this.difference === null ? {} : { difference: this.difference.report() }),
      ...(this.#plan === null ? {} : { plan: this.#plan.report() }),
    }
    return {
      json: jsonOf(counted, this.#asOf, extras),
      grid,
      total: this.#total,
      seen: this.#seen,
      done: this.#isDone,
      counting: this.audience.countingSlots,
    }
  }

  /** Returns the users behind a figure, as far as they are found. Those who left are at their places in the older draft. */
  find(wanted: ProofWanted): FoundPlaces {
    if (wanted.kind === 'difference') return { places: this.difference?.find(wanted) ?? none, isComplete: this.#isDone }
    if (wanted.kind === 'violation') return { places: this.#plan?.find(wanted) ?? none, isComplete: this.#isDone }
    return this.#people.find(wanted)
  }

  /** Returns what is still true of this proof for the one that comes after it. */
  #handOver(key: string, settings: string, draft: Draft): HandedOver {
    if (key !== this.#known.key) return {}
    return {
      known: this.#known,
      figures: settings === this.#settings ? this.#figures : undefined,
      payload: this.#payload.isOf(draft) ? this.#payload : undefined,
    }
  }

  #step(): boolean {
    const recipients = this.#recipients()
    const page = this.#known.pages[this.#next]
    if (page === undefined) return false
    const identities = this.#work.do(this.#next, page, recipients)
    this.#together.add(this.#next, page, identities, this.#work.pagesOf(this.#next))
    this.#next++
    this.#seen += page.profiles
    return true
  }

  /** Returns the recipients of the next page: again, or once they are decided. */
  #recipients(): Iterable<Recipient> {
    const page = this.#known.pages[this.#next]
    if (page !== undefined) return this.#again.of(page)
    if (this.#known.isComplete) return []
    const next = this.#undecided.next()
    if (next.done !== true) return this.#known.add(next.value)
    this.#known.isComplete = true
    return []
  }
}

const none = new PlaceList()

/** What the texts depend on besides their templates. */
function settingsOf({ timeZone, format, missing }: Draft): string {
  return JSON.stringify([timeZone, format, missing])
}
