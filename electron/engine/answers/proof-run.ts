import type { ProofFigures, ProofPeople, ProofWanted } from '#shared/proof/panel'
import type { CensusRow } from '#shared/recipients/census'
import type { ProofRequest } from '../proof/proof-walk.ts'
import { atPlace } from '../proof/place.ts'
import { StandingProof } from '../proof/standing/standing-proof.ts'
import type { Db } from '../store/db.ts'
import { profilesByIds, type StoredProfile } from '../store/profiles.ts'
import { censusRow } from './census-row.ts'
import type { Counted } from './counter.ts'

interface ProofStart {
  readonly request: ProofRequest
  /** The proof before, whose figures are reused as far as they still hold. Do not use it afterwards. */
  readonly before: ProofRun | null
  /** Why there is no data plan in the request where there should be one. */
  readonly planTrouble: string | null
}

/** A standing proof under an id that the window asks by. */
export class ProofRun implements Counted<ProofFigures> {
  readonly id: number
  readonly #db: Db
  readonly #proof: StandingProof
  readonly #planTrouble: string | null
  readonly #from = performance.now()
  #ms: number | undefined

  constructor(id: number, db: Db, { request, before, planTrouble }: ProofStart) {
    this.id = id
    this.#db = db
    this.#planTrouble = planTrouble
    this.#proof = new StandingProof(db, request, before === null ? null : before.#proof)
  }

  get isDone(): boolean {
    return this.#ms !== undefined
  }

  step(): boolean {
    if (this.#proof.step()) return true
    this.#ms ??= performance.now() - this.#from
    return false
  }

  end(): void {
    this.#proof.end()
  }

  figures(): ProofFigures {
    const { json, ...figures } = this.#proof.figures()
    const ms = this.#ms ?? performance.now() - this.#from
    return { proof: this.id, json, ...figures, ms, planTrouble: this.#planTrouble }
  }

  /** Returns the users behind a figure from `offset` on, `limit` at most, and how many there are in all, as far as they are found. */
  people(wanted: ProofWanted, offset: number, limit: number): ProofPeople {
    const { places, isComplete } = this.#proof.find(wanted)
    const shown = places.slice(offset, limit).map(atPlace)
    const profiles = profilesByIds(this.#db, [...new Set(shown.map(({ profile }) => profile))])
    const byId = new Map(profiles.map((profile) => [profile.id, profile]))
    const rows = this.#db.transaction(() =>
      shown.flatMap(({ profile: id, nth }) => {
        const profile = byId.get(id)
        return profile === undefined ? [] : [this.#row(wanted, profile, nth + 1)]
      }),
    )
    return { total: places.length, rows: rows(), done: isComplete }
  }

  #row(wanted: ProofWanted, profile: StoredProfile, nth: number): CensusRow {
    const { audience, difference } = this.#proof
    if (wanted.kind === 'skipped') return censusRow(audience, { profile, nth, reason: wanted.reason })
    if (wanted.kind !== 'difference' || wanted.what !== 'left' || difference === null)
      return censusRow(audience, { profile, nth, reason: null })
    // what the user would have got, and why it does not any more
    const row = censusRow(difference.audience, { profile, nth, reason: null })
    const now = audience.candidate(profile)
    if (now.status === 'ready') return row
    return { ...row, reason: now.reason, emptySlot: now.slot, why: audience.why(profile) }
  }
}
