import type { ImportJoins, UnmatchedExample } from '#shared/sample/import-report'
import { prepareJoins } from '../../store/joins.ts'
import type { Db } from '../../store/db.ts'
import { identitiesAlike } from './identities-alike.ts'

const maxLooked = 500
const maxExamples = 5

/** Tells how the records of one import met those of others. */
export class Joins {
  readonly #sql

  constructor(db: Db) {
    this.#sql = prepareJoins(db)
  }

  /** Returns how many of the events behind `after` belong to a user that a file describes, with examples of those that do not. */
  ofEvents(events: number, after: number): ImportJoins {
    const isAny = events > 0 && this.#sql.anyUndescribed.get() !== undefined
    const unmatched = isAny ? (this.#sql.unmatched.get(after) ?? 0) : 0
    if (unmatched === 0) return { events, matched: events, unmatchedExamples: [] }
    const examples = this.#sql.unmatchedIdentities
      .all(after, maxLooked)
      .map((identity): UnmatchedExample => ({ identity, looksLike: this.#described(identity)?.identity ?? null }))
    const likely = examples.filter(({ looksLike }) => looksLike !== null)
    const unmatchedExamples = (likely.length > 0 ? likely : examples).slice(0, maxExamples)
    return { events, matched: events - unmatched, unmatchedExamples }
  }

  /** Returns the first profile of an import that looks like one that only events name; undefined where none does. */
  ofProfiles(importId: number): UnmatchedExample | undefined {
    for (const looksLike of this.#sql.undescribed.all(maxLooked)) {
      const found = this.#described(looksLike)
      if (found?.import === importId) return { identity: found.identity, looksLike }
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
