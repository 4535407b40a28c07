import type { AudienceRules } from '#shared/audience/rules-of'
import type { CensusFigures, CensusRow, CensusWanted } from '#shared/recipients/census'
import type { Candidate } from '../audience/candidate.ts'
import { Audience } from '../audience/audience.ts'
import { CensusFold } from '../pass/census-fold.ts'
import { Pass } from '../pass/pass.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { profilesByIds, type StoredProfile } from '../store/profiles.ts'
import { searchProfiles } from '../store/search.ts'
import { censusRow } from './census-row.ts'

export interface CensusQuestion extends AudienceRules {
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
}

/** A user, at an occurrence of the trigger, counted from 1; null for any. */
export interface CensusPerson {
  readonly profile: number
  readonly nth: number | null
}

/** A search by text looks at this many profiles at most. */
const maxFound = 2_000

/** The verdict on every profile for one draft, counted step by step so that questions can be answered meanwhile, and the rows of it. */
export class Census {
  readonly id: number
  readonly #db: Db
  readonly #audience: Audience
  readonly #pass: Pass<Candidate>
  readonly #fold = new CensusFold()
  readonly #asOf: number
  #isDone = false
  #recipients: { readonly length: number; readonly rows: Uint32Array } | undefined
  #filtered: { readonly key: string; readonly length: number; readonly rows: Uint32Array } | undefined

  constructor(id: number, db: Db, { asOf, ...rules }: CensusQuestion) {
    this.id = id
    this.#db = db
    this.#asOf = asOf ?? defaultAsOf(db)
    this.#audience = new Audience(db, rules, { events: new Set() }, this.#asOf, { counting: 'elsewhere' })
    this.#pass = new Pass(this.#audience.source())
  }

  get isDone(): boolean {
    return this.#isDone
  }

  /** Counts a few hundred profiles more. Returns whether there may be more to count. */
  step(): boolean {
    const isMore = this.#pass.step([this.#fold])
    if (!isMore) this.#isDone = true
    return isMore
  }

  /** Lets go of what it reads with. The rows that are counted stay. */
  end(): void {
    this.#isDone = true
    this.#pass.end()
  }

  figures(): CensusFigures {
    const { reasons, emptySlots, people, recipients } = this.#fold
    return {
      census: this.id,
      total: this.#pass.total,
      seen: this.#pass.seen,
      people,
      recipients,
      reasons: Object.fromEntries(reasons.counts),
      asOf: this.#asOf,
      withoutItem: emptySlots.all,
      done: this.#isDone,
      counting: this.#audience.countingSlots,
    }
  }

  /** Returns the wanted rows from `offset` on, `limit` at most, and how many there are in all, as far as they are counted. */
  page(wanted: CensusWanted, offset: number, limit: number): { readonly total: number; readonly rows: CensusRow[] } {
    const rows = this.#wantedRows(wanted)
    const shown = [...rows.subarray(offset, offset + limit)]
    const profiles = profilesByIds(this.#db, [...new Set(shown.map((row) => this.#fold.rows.profileAt(row)))])
    const byId = new Map(profiles.map((profile) => [profile.id, profile]))
    const lines = this.#db.transaction(() =>
      shown.flatMap((row) => {
        const profile = byId.get(this.#fold.rows.profileAt(row))
        return profile === undefined ? [] : [this.#line(profile, row)]
      }),
    )
    return { total: rows.length, rows: lines() }
  }

  /** Returns where users stand among the recipients that are counted so far, from 1; null for one that is none. */
  places(people: readonly CensusPerson[]): readonly (number | null)[] {
    const rows = this.#recipientRows()
    return people.map(({ profile, nth }) => {
      const [start, end] = this.#fold.rows.rowsOf(profile)
      for (let row = start; row < end; row++) {
        const own = this.#fold.rows.nthAt(row)
        if (own > 0 && (nth === null || own === nth)) return placeIn(rows, row) + 1
      }
      return null
    })
  }

  /** Kept, once all are counted: a place is looked up for every user that is shown. */
  #recipientRows(): Uint32Array {
    const { length } = this.#fold.rows
    if (this.#recipients?.length !== length)
      this.#recipients = { length, rows: this.#everyRow((row) => this.#fold.rows.nthAt(row) > 0) }
    return this.#recipients.rows
  }

  #line(profile: StoredProfile, row: number): CensusRow {
    const { rows, reasons } = this.#fold
    const nth = rows.nthAt(row)
    const reason = nth === 0 ? (reasons.names[rows.reasonAt(row)] ?? '') : null
    return censusRow(this.#audience, { profile, nth: Math.max(1, nth), reason })
  }

  #wantedRows({ skipped, reasons, text }: CensusWanted): Uint32Array {
    const key = JSON.stringify([skipped, reasons, text])
    const { length } = this.#fold.rows
    if (this.#filtered?.key === key && this.#filtered.length === length) return this.#filtered.rows
    const codes = reasons === null ? null : new Set(reasons.map((reason) => this.#fold.reasons.numberOf(reason)))
    const fits = (row: number) =>
      skipped
        ? this.#fold.rows.nthAt(row) === 0 && (codes === null || codes.has(this.#fold.rows.reasonAt(row)))
        : this.#fold.rows.nthAt(row) > 0
    const rows = text.trim() === '' ? this.#everyRow(fits) : this.#found(text).filter(fits)
    this.#filtered = { key, length, rows }
    return rows
  }

  #everyRow(fits: (row: number) => boolean): Uint32Array {
    const found = new Uint32Array(this.#fold.rows.length)
    let count = 0
    for (let row = 0; row < this.#fold.rows.length; row++) if (fits(row)) found[count++] = row
    return found.slice(0, count)
  }

  #found(text: string): Uint32Array {
    const ids = searchProfiles(this.#db, text, maxFound).map(({ id }) => id)
    const rows = ids.flatMap((id) => {
      const [start, end] = this.#fold.rows.rowsOf(id)
      return Array.from({ length: end - start }, (_, i) => start + i)
    })
    return Uint32Array.from(rows)
  }
}

/** Returns the index of a row in rows that are in order. */
function placeIn(rows: Uint32Array, row: number): number {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((rows[middle] ?? 0) < row) from = middle + 1
    else to = middle
  }
  return from
}
