import type { AudienceRules } from '#shared/audience/rules-of'
import type { Db } from '../store/open-store.ts'
import { type StoredProfile, profilesByIds } from '../store/profiles.ts'

/** The events of which a recipient has at least one; null where somebody without any event may be one. */
export function neededEvents({ trigger }: Pick<AudienceRules, 'trigger'>): readonly string[] | null {
  if (trigger === null) return null
  if (trigger.kind === 'live-action') return [trigger.event]
  if (trigger.kind === 'live-inaction') return [trigger.did.event]
  if (trigger.match === 'any') return trigger.did.map(({ event }) => event)
  // who did all of them did the first one
  return trigger.did[0] === undefined ? null : [trigger.did[0].event]
}

const pageSize = 500

/**
 * The profiles that have an event of one of these names at or before as-of, from the one behind (or before) `from` on, some at a
 * time. They are found in the index of the events alone: nothing of a profile without such an event is read.
 */
export function* profilesWithEvents(
  db: Db,
  names: readonly string[],
  asOf: number,
  { from, backwards = false }: { readonly from: number; readonly backwards?: boolean },
): Generator<readonly StoredProfile[]> {
  const idOf = db.prepare<[string], number>('SELECT id FROM event_name WHERE name = ?').pluck()
  const ids = [...new Set(names)].flatMap((name) => idOf.get(name) ?? [])
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
