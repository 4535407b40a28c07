import { own, type Properties } from '#shared/sample/value'
import { prepareContacts } from '../../store/contact-statements.ts'
import type { Db } from '../../store/db.ts'
import { wordOf } from '../records/word-of.ts'

/** Finds profiles by e-mail address and phone number. Looks through the cache only once something asks. */
export class ContactIndex {
  readonly #db: Db
  #sql: ReturnType<typeof prepareContacts> | undefined

  constructor(db: Db) {
    this.#db = db
  }

  /** Whether profiles that come or change have to be added. */
  get isBuilt(): boolean {
    return this.#sql !== undefined
  }

  /** Returns the one profile that has this address or number; undefined where none has it, or several. */
  profileOf(value: string): number | undefined {
    this.#sql ??= prepareContacts(this.#db)
    return this.#sql.profileOf.get(value)
  }

  add(properties: Properties, profile: number): void {
    for (const name of ['Email', 'Phone']) {
      const value = wordOf(own(properties, name))
      if (value !== null) this.#sql?.add.run(value, profile)
    }
  }

  forget(profile: number): void {
    this.#sql?.forget.run(profile)
  }
}
