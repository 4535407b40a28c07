import type { ImportJoins, UnmatchedExample } from '#shared/sample/import-report'
import { prepareJoins } from '../../store/joins.ts'
import type { Db } from '../../store/db.ts'
import { identitiesAlike, numbersAlike, plainIdentity } from './identities-alike.ts'

const maxLooked = 500
const maxExamples = 5
/** Of the users there are, where no usual spelling of an identity is among them. */
const maxScanned = 20_000
/** Of the new users, as a sample: numbers of one file are all written alike. */
const maxSampled = 100

/** Tells how the records of one import met those of others. */
export class Joins {
  readonly #sql
  /** The last profile before the import. */
  readonly #lastBefore: number

  /** To be made before the import writes anything. */
  constructor(db: Db) {
    this.#sql = prepareJoins(db)
    this.#lastBefore = this.#sql.lastProfile.get() ?? 0
  }

  /** Returns how many of the events behind `after` belong to a user that a file describes, with examples of those that do not. */
  ofEvents(events: number, after: number): ImportJoins {
    const isAny = events > 0 && this.#sql.anyUndescribed.get() !== undefined
    const unmatched = isAny ? (this.#sql.unmatched.get(after) ?? 0) : 0
    if (unmatched === 0) return { events, matched: events, unmatchedExamples: [] }
    const unknown = this.#sql.unmatchedIdentities.all(after, maxLooked)
    const examples = unknown.map((identity): UnmatchedExample => ({
      identity,
      looksLike: this.#described(identity)?.identity ?? null,
    }))
    const found = examples.filter(({ looksLike }) => looksLike !== null)
    const likely = found.length > 0 ? found : alike(unknown, this.#sql.firstDescribed.all(maxScanned))
    const unmatchedExamples = (likely.length > 0 ? likely : examples).slice(0, maxExamples)
    return { events, matched: events - unmatched, unmatchedExamples }
  }

  /** Returns the first profile of an import that looks like one that only events name; undefined where none does. */
  ofProfiles(importId: number): UnmatchedExample | undefined {
    const unknown = this.#sql.undescribed.all(maxLooked)
    for (const looksLike of unknown) {
      const found = this.#described(looksLike)
      if (found?.import === importId) return { identity: found.identity, looksLike }
    }
    if (unknown.length === 0) return undefined
    return alike(this.#sql.describedAfter.all(this.#lastBefore, maxScanned), unknown)[0]
  }

  /** Returns a new profile whose number another one has in another spelling; undefined where none is found. */
  ofNumbers(): UnmatchedExample | undefined {
    for (const identity of this.#sql.describedAfter.all(this.#lastBefore, maxSampled)) {
      for (const other of numbersAlike(identity))
        if (this.#sql.described.get(other) !== undefined) return { identity, looksLike: other }
    }
    return undefined
  }

  #described(identity: string): { readonly identity: string; readonly import: number } | undefined {
    for (const other of identitiesAlike(identity)) {
      const found = this.#sql.described.get(other)
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** Returns those of `these` that look like one of `others`, whatever little tells them apart. */
function alike(these: readonly string[], others: readonly string[]): readonly UnmatchedExample[] {
  const known = new Map(others.map((other) => [plainIdentity(other), other]))
  return these.flatMap((identity) => {
    const looksLike = known.get(plainIdentity(identity))
    return looksLike === undefined || looksLike === identity ? [] : [{ identity, looksLike }]
  })
}
