import type { Db } from './db.ts'

interface ProfileText {
  readonly id: number
  readonly identity: string
  /** JSON. */
  readonly properties: string
}

interface EventText {
  readonly name: string
  readonly ts: number
  /** JSON. */
  readonly properties: string
}

const pageSize = 500

/**
 * Yields every profile with all of its events as a line of JSON without its newline, in the order of import: what `galley pipe --decide`
 * reads. Events stand oldest first, those at the same time in the order of import.
 */
export function* profileLines(db: Db): Generator<string> {
  const page = db.prepare<[number], ProfileText>(
    `SELECT id, identity, properties FROM profile WHERE id > ? ORDER BY id LIMIT ${String(pageSize)}`,
  )
  const events = db.prepare<[number], EventText>(
    `SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name
     WHERE e.profile = ? ORDER BY e.ts, e.id`,
  )
  for (let last: number | undefined = 0; last !== undefined;) {
    const rows: ProfileText[] = page.all(last)
    for (const row of rows) yield lineOf(row, events.all(row.id))
    last = rows.at(-1)?.id
  }
}

function lineOf({ identity, properties }: ProfileText, events: readonly EventText[]): string {
  const texts = events.map(
    ({ name, ts, properties: held }) => `{"name":${JSON.stringify(name)},"ts":${String(ts)},"properties":${held}}`,
  )
  return `{"identity":${JSON.stringify(identity)},"profile":${properties},"events":[${texts.join()}]}`
}
