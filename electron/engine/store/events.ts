import { parseJson } from '#shared/json/exact-number'
import type { OrderedEvent } from '#shared/audience/qualify'
import type { SampleEvent } from '#shared/sample/recipient'
import type { Properties } from '#shared/sample/value'
import type { Db } from './open-store.ts'

interface Row {
  readonly id: number
  readonly ts: number
  readonly properties: string
}

/** Reads a profile's events of one name at or before a time, newest first: by time, then by the order they were imported. */
export class EventReader {
  private readonly db: Db
  private readonly names = new Map<string, number | undefined>()
  private readonly one
  private readonly many
  private readonly count

  constructor(db: Db) {
    this.db = db
    const found = 'FROM event WHERE profile = ? AND name = ? AND ts <= ?'
    const order = 'ORDER BY ts DESC, id DESC'
    this.one = db.prepare<[number, number, number], Row>(`SELECT id, ts, properties ${found} ${order} LIMIT 1`)
    this.many = db.prepare<[number, number, number], Row>(`SELECT id, ts, properties ${found} ${order}`)
    this.count = db.prepare<[number, number, number], number>(`SELECT count(*) ${found}`).pluck()
  }

  /** `placed` adds which of how many it is. */
  newest(profile: number, name: string, asOf: number, placed: boolean): SampleEvent | undefined {
    const id = this.nameId(name)
    const row = id === undefined ? undefined : this.one.get(profile, id, asOf)
    if (id === undefined || row === undefined) return undefined
    const event = eventFrom(name, row)
    return placed ? { ...event, place: { nth: 1, of: this.count.get(profile, id, asOf) ?? 1 } } : event
  }

  /** The newest event, as a list of one or none. */
  newestAlone(profile: number, name: string, asOf: number): OrderedEvent[] {
    const id = this.nameId(name)
    const row = id === undefined ? undefined : this.one.get(profile, id, asOf)
    return row === undefined ? [] : [eventFrom(name, row)]
  }

  all(profile: number, name: string, asOf: number): OrderedEvent[] {
    const id = this.nameId(name)
    return id === undefined ? [] : this.many.all(profile, id, asOf).map((row) => eventFrom(name, row))
  }

  private nameId(name: string): number | undefined {
    if (!this.names.has(name)) {
      this.names.set(
        name,
        this.db.prepare<[string], number>('SELECT id FROM event_name WHERE name = ?').pluck().get(name),
      )
    }
    return this.names.get(name)
  }
}

function eventFrom(name: string, { id, ts, properties }: Row): OrderedEvent {
  return { name, ts, order: id, properties: parseJson(properties) as Properties }
}
