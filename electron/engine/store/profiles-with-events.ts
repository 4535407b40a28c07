import { eventId } from './event-names.ts'
import type { Db } from './db.ts'
import { profilesByIds, type StoredProfile } from './profiles.ts'

const pageSize = 500

/**
 * Yields the profiles that have an event of one of these names at or before `asOf` (ms), from the one behind (or before) the id `from`
 * on, some hundred at a time. They are found in the index of the events alone: nothing of a profile without such an event is read.
 */
export function* profilesWithEvents(
  db: Db,
  names: readonly string[],
  asOf: number,
  { from, backwards = false }: { readonly from: number; readonly backwards?: boolean },
): Generator<readonly StoredProfile[]> {
  const ids = [...new Set(names)].flatMap((name) => eventId(db, name) ?? [])
  if (ids.length === 0) return
  const [sign, order] = backwards ? ['<', 'DESC'] : ['>', 'ASC']
  const next = db
    .prepare<[number, number], number>(
      `SELECT DISTINCT profile FROM event INDEXED BY event_order
       WHERE profile ${sign} ? AND name IN (${ids.join()}) AND ts <= ? ORDER BY profile ${order} LIMIT ${String(pageSize)}`,
    )
    .pluck()
  for (let last: number | undefined = from; last !== undefined;) {
    const page: number[] = next.all(last, asOf)
    if (page.length > 0) yield profilesByIds(db, page)
    last = page.at(-1)
  }
}
