import { parseJson } from '#shared/json/exact-number'
import type { OrderedEvent } from '#shared/audience/history'
import type { Properties } from '#shared/sample/value'
import { eventId } from './event-names.ts'
import type { Db } from './db.ts'

/** A profile's events by their name, each list newest first: by time, then by the order they were imported. */
export type EventLists = ReadonlyMap<string, readonly OrderedEvent[]>

/**
 * Reads events at or before a time. Where and when they are comes from the index alone; what they hold is read from the cache when
 * an event's properties are first asked for.
 */
export class EventReader {
  readonly #db: Db
  readonly #asOf: number
  readonly #ids = new Map<string, number | undefined>()
  readonly #one
  readonly #many
  readonly #count
  readonly #held

  /** `asOf` is in milliseconds since 1970. */
  constructor(db: Db, asOf: number) {
    this.#db = db
    this.#asOf = asOf
    const found = 'FROM event WHERE profile = ? AND name = ? AND ts <= ?'
    const order = 'ORDER BY ts DESC, id DESC'
    this.#one = db.prepare<[number, number, number], Place>(`SELECT id, ts ${found} ${order} LIMIT 1`)
    this.#many = db.prepare<[number, number, number], Place>(`SELECT id, ts ${found} ${order}`)
    this.#count = db.prepare<[number, number, number], number>(`SELECT count(*) ${found}`).pluck()
    this.#held = db.prepare<[number], string>('SELECT properties FROM event WHERE id = ?').pluck()
  }

  /** The newest event, as a list of one or none. */
  newest(profile: number, name: string): readonly OrderedEvent[] {
    const id = this.#nameId(name)
    const row = id === undefined ? undefined : this.#one.get(profile, id, this.#asOf)
    return row === undefined ? [] : [this.#event(name, row.ts, row.id)]
  }

  all(profile: number, name: string): readonly OrderedEvent[] {
    const id = this.#nameId(name)
    return id === undefined
      ? []
      : this.#many.all(profile, id, this.#asOf).map((row) => this.#event(name, row.ts, row.id))
  }

  /** How many there are. */
  total(profile: number, name: string): number {
    const id = this.#nameId(name)
    return id === undefined ? 0 : (this.#count.get(profile, id, this.#asOf) ?? 0)
  }

  /**
   * Reads the events of these names of the profiles from one id to another, by profile. `held` reads what the events hold along with
   * them, which costs less than asking one by one where most of it will be asked for.
   */
  forProfileRange(
    names: readonly string[],
    held: boolean,
  ): (first: number, last: number) => ReadonlyMap<number, EventLists> {
    const byId = new Map(names.map((name) => [this.#nameId(name), name]))
    byId.delete(undefined)
    const rows = this.#db
      .prepare<[number, number, number]>(
        `SELECT profile, name, ts, id, ${held ? 'properties' : 'NULL'} FROM event
         WHERE profile BETWEEN ? AND ? AND name IN (${[...byId.keys()].join()}) AND ts <= ? ORDER BY profile, name, ts, id`,
      )
      .raw()
    return (first, last) => this.#grouped(rows.all(first, last, this.#asOf) as IndexRow[], byId)
  }

  /** Rows in the order of the index, oldest first, as lists. */
  #grouped(rows: readonly IndexRow[], byId: ReadonlyMap<unknown, string>): ReadonlyMap<number, EventLists> {
    const found = new Map<number, Map<string, OrderedEvent[]>>()
    let [profile, name] = [NaN, NaN]
    let lists = new Map<string, OrderedEvent[]>()
    let list: OrderedEvent[] = []
    let label = ''
    for (let i = rows.length - 1; i >= 0; i--) {
      const row = rows[i]
      if (row === undefined) continue
      if (row[0] !== profile) found.set((profile = row[0]), (lists = new Map<string, OrderedEvent[]>()))
      else if (row[1] === name) {
        list.push(this.#event(label, row[2], row[3], row[4]))
        continue
      }
      label = byId.get((name = row[1])) ?? ''
      lists.set(label, (list = [this.#event(label, row[2], row[3], row[4])]))
    }
    return found
  }

  #nameId(name: string): number | undefined {
    if (!this.#ids.has(name)) this.#ids.set(name, eventId(this.#db, name))
    return this.#ids.get(name)
  }

  #event(name: string, ts: number, order: number, held: string | null = null): OrderedEvent {
    return new StoredEvent(name, ts, order, held ?? this.#held)
  }
}

interface Place {
  readonly id: number
  readonly ts: number
}

type IndexRow = readonly [profile: number, name: number, ts: number, id: number, properties: string | null]

/** Where the text of an event's properties comes from. */
interface Held {
  get(id: number): string | undefined
}

class StoredEvent implements OrderedEvent {
  readonly name: string
  readonly ts: number
  readonly order: number
  readonly #held: Held | string
  #read: Properties | undefined

  constructor(name: string, ts: number, order: number, held: Held | string) {
    this.name = name
    this.ts = ts
    this.order = order
    this.#held = held
  }

  get properties(): Properties {
    const held = this.#held
    return (this.#read ??= parseJson(typeof held === 'string' ? held : (held.get(this.order) ?? '{}')) as Properties)
  }
}
