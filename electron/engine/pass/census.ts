import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recommendation } from '#shared/campaign/draft'
import type { CensusFigures, CensusRow, CensusWanted } from '#shared/recipients/census'
import { isNoItemReason, type NoItemReason } from '#shared/recommend/no-item'
import type { Item } from '#shared/sample/recipient'
import { own, type Properties } from '#shared/sample/value'
import { Audience } from '../audience/recipients.ts'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/open-store.ts'
import { countProfiles, profilesByIds, type StoredProfile } from '../store/profiles.ts'
import { searchProfiles } from '../store/search.ts'
import { Columns } from './columns.ts'

export interface CensusQuestion extends AudienceRules {
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
}

/** So many users are looked for by text; more than that are not told apart by it. */
const maxFound = 2_000

/**
 * Everybody's verdict on one draft: who gets its message, and why the others do not. Counted piece by piece, so that whoever counts can
 * be asked something meanwhile, and kept in a few bytes a profile.
 */
export class Census {
  readonly id: number
  readonly #db: Db
  readonly #audience: Audience
  readonly #pages: ReturnType<Audience['pages']>
  readonly #rows = new Columns()
  readonly #reasons: string[] = []
  readonly #counts: number[] = []
  readonly #empty = new Map<string, CensusFigures['withoutItem'][number]>()
  readonly #total: number
  readonly #asOf: number
  #seen = 0
  #people = 0
  #recipients = 0
  #isDone = false
  #filtered: { readonly key: string; readonly length: number; readonly rows: Uint32Array } | undefined

  constructor(id: number, db: Db, { asOf, ...rules }: CensusQuestion) {
    this.id = id
    this.#db = db
    this.#asOf = asOf ?? defaultAsOf(db)
    this.#audience = new Audience(db, rules, { events: new Set() }, this.#asOf, { counting: 'elsewhere' })
    this.#pages = this.#audience.pages()
    this.#total = countProfiles(db)
  }

  /** Counts a few hundred profiles more. Answers whether there is more to count. */
  step(): boolean {
    const page = this.#isDone ? undefined : this.#pages.next()
    if (page === undefined || page.done === true) {
      this.#isDone = true
      return false
    }
    for (const { profile, candidates } of page.value) {
      this.#seen++
      const [first] = candidates
      // all candidates of a profile share their event: without an item for one of them there is none for any
      if (first?.status === 'skipped') {
        this.#rows.push(profile, 0, this.#count(first.reason))
        if (isNoItemReason(first.reason)) this.#countEmpty(first.slot ?? '', first.reason)
        continue
      }
      if (first !== undefined) this.#people++
      for (const i of candidates.keys()) {
        this.#recipients++
        this.#rows.push(profile, i + 1, 0)
      }
    }
    return true
  }

  /** Lets go of what it reads with. */
  end(): void {
    this.#isDone = true
    this.#pages.return(undefined)
  }

  figures(): CensusFigures {
    const { id } = this
    const total = this.#total
    const seen = this.#seen
    const people = this.#people
    const recipients = this.#recipients
    const asOf = this.#asOf
    const reasons = Object.fromEntries(this.#reasons.map((reason, i) => [reason, this.#counts[i] ?? 0]))
    return {
      census: id,
      total,
      seen,
      people,
      recipients,
      reasons,
      asOf,
      withoutItem: [...this.#empty.values()],
      done: this.#isDone,
      counting: this.#audience.countingSlots,
    }
  }

  /** The rows that are wanted, from a place on, as far as they are counted. */
  page(wanted: CensusWanted, offset: number, limit: number): { readonly total: number; readonly rows: CensusRow[] } {
    const rows = this.#wantedRows(wanted)
    const shown = [...rows.subarray(offset, offset + limit)]
    const profiles = profilesByIds(this.#db, [...new Set(shown.map((row) => this.#rows.profileAt(row)))])
    const byId = new Map(profiles.map((profile) => [profile.id, profile]))
    const lines = this.#db.transaction(() =>
      shown.flatMap((row) => {
        const profile = byId.get(this.#rows.profileAt(row))
        return profile === undefined ? [] : [this.#line(profile, row)]
      }),
    )
    return { total: rows.length, rows: lines() }
  }

  #line(profile: StoredProfile, row: number): CensusRow {
    const nth = this.#rows.nthAt(row)
    const candidate = this.#audience.candidate(profile, { nth: Math.max(1, nth) })
    const { recipient } = candidate
    const { name, ts } = recipient.event ?? {}
    return {
      profile: profile.id,
      nth: Math.max(1, nth),
      identity: profile.identity,
      name: nameOf(profile.properties),
      event: name === undefined || ts === undefined ? null : { name, ts },
      constant: nth === 0 ? [] : recipient.constant,
      items: nth === 0 ? [] : [...recipient.items].map(([slot, item]) => ({ slot, name: nameOfItem(item) })),
      emptySlot: nth === 0 && candidate.status === 'skipped' ? candidate.slot : null,
      reason: nth === 0 ? (this.#reasons[this.#rows.reasonAt(row)] ?? '') : null,
      why: nth === 0 ? this.#audience.why(profile) : null,
    }
  }

  #wantedRows({ skipped, reasons, text }: CensusWanted): Uint32Array {
    const key = JSON.stringify([skipped, reasons, text])
    const { length } = this.#rows
    if (this.#filtered?.key === key && this.#filtered.length === length) return this.#filtered.rows
    const codes = reasons === null ? null : new Set(reasons.map((reason) => this.#reasons.indexOf(reason)))
    const fits = (row: number) =>
      skipped
        ? this.#rows.nthAt(row) === 0 && (codes === null || codes.has(this.#rows.reasonAt(row)))
        : this.#rows.nthAt(row) > 0
    const rows = text.trim() === '' ? this.#everyRow(fits) : this.#found(text).filter(fits)
    this.#filtered = { key, length, rows }
    return rows
  }

  #everyRow(fits: (row: number) => boolean): Uint32Array {
    const found = new Uint32Array(this.#rows.length)
    let count = 0
    for (let row = 0; row < this.#rows.length; row++) if (fits(row)) found[count++] = row
    return found.slice(0, count)
  }

  #found(text: string): Uint32Array {
    const ids = searchProfiles(this.#db, text, maxFound).map(({ id }) => id)
    const rows = ids.flatMap((id) => {
      const [start, end] = this.#rows.rowsOf(id)
      return Array.from({ length: end - start }, (_, i) => start + i)
    })
    return Uint32Array.from(rows)
  }

  #countEmpty(slot: string, reason: NoItemReason): void {
    const key = `${reason} ${slot}`
    this.#empty.set(key, { slot, reason, count: (this.#empty.get(key)?.count ?? 0) + 1 })
  }

  #count(reason: string): number {
    const known = this.#reasons.indexOf(reason)
    const code = known < 0 ? this.#reasons.push(reason) - 1 : known
    this.#counts[code] = (this.#counts[code] ?? 0) + 1
    return code
  }
}

function nameOfItem({ id, columns }: Item): string {
  return nameOf(columns) ?? id
}

function nameOf(properties: Properties): string | null {
  const name = own(properties, 'Name')
  return typeof name === 'string' && name.trim() !== '' ? name : null
}
