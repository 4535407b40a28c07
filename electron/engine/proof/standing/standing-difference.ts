import type { DifferenceReport } from '#shared/proof/difference'
import type { ProofShape } from '#shared/proof/fold'
import type { ProofWanted } from '#shared/proof/panel'
import { Audience } from '../../audience/audience.ts'
import type { Db } from '../../store/db.ts'
import { Comparison } from '../comparison.ts'
import { proofDraft } from '../proof-draft.ts'
import type { ProofRequest } from '../proof-walk.ts'
import { ComparedPeople } from './compared-people.ts'
import { type DecidedPage, placeAt } from './decided-page.ts'
import type { PlaceList } from './place-list.ts'

/** How the draft of a standing proof differs from an older one. The recipients of the older one are decided along the way. */
export class StandingDifference {
  /** Of the older draft. */
  readonly audience: Audience
  readonly comparison: Comparison
  readonly #people: ComparedPeople

  /** `shape` is of the newer draft, `against` the older one. */
  constructor(db: Db, shape: ProofShape, { against, asOf, everyOccurrence }: AgainstRequest) {
    const old = proofDraft(against)
    const people = new ComparedPeople(shape.pairs.length)
    this.audience = new Audience(db, against, old.message, asOf, { counting: 'elsewhere' })
    const all = { after: 0, until: Infinity }
    this.comparison = new Comparison(old, this.audience, shape, all, everyOccurrence, (row) => people.add(row))
    this.#people = people
  }

  report(): DifferenceReport {
    return this.comparison.difference.report()
  }

  find(wanted: Extract<ProofWanted, { readonly kind: 'difference' }>): PlaceList {
    return this.#people.find(wanted)
  }
}

interface AgainstRequest extends Pick<ProofRequest, 'asOf' | 'everyOccurrence'> {
  readonly against: NonNullable<ProofRequest['against']>
}

/** Tells a comparison of those who are skipped, between the recipients of a page. */
export class SkippedBetween {
  readonly #page: DecidedPage
  readonly #comparison: Comparison
  #next = 0

  constructor(page: DecidedPage, comparison: Comparison) {
    this.#page = page
    this.#comparison = comparison
  }

  /** Tells of those before a place. */
  before(place: number): void {
    const { skipped } = this.#page
    for (; this.#next < skipped.length; this.#next++) {
      const skippedPlace = placeAt(this.#page, skipped, this.#next)
      if (skippedPlace > place) return
      this.#comparison.skip(skippedPlace)
    }
  }
}
