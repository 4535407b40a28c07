import type { Recommendation } from '#shared/campaign/draft'
import { count } from '#shared/words/numbers'
import { eventId } from '../store/event-names.ts'
import { observedTotal } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { Catalog } from './catalog.ts'

/** Which property of which event holds which column of which catalog. */
export type Mapping = Pick<Recommendation, 'event' | 'eventProperty' | 'catalog' | 'catalogColumn'>

/** Why nothing can be recommended by a mapping to any recipient. */
export type Impossible = 'no-event' | 'no-catalog' | 'no-column' | 'too-many-events'

/** Returns the mapping as text: the same for all slots that can share what is counted. */
export function mappingKey({ event, eventProperty, catalog, catalogColumn }: Mapping): string {
  return JSON.stringify([event, eventProperty, catalog, catalogColumn])
}

/** How many events are counted at most; they take some 25 bytes each while they are, and 16 after that. */
const maxEvents = 20_000_000

/** A mapping whose parts are all in the samples. */
export interface FoundMapping {
  readonly mapping: Mapping
  readonly eventId: number
  readonly events: number
  readonly catalog: Catalog
}

/** Returns everything that a mapping names, or what of it is not in the samples. */
export function findMapping(db: Db, mapping: Mapping): FoundMapping | Impossible {
  const id = eventId(db, mapping.event)
  if (id === undefined) return 'no-event'
  const catalog = Catalog.named(db, mapping.catalog)
  if (catalog === undefined) return 'no-catalog'
  if (!catalog.has(mapping.catalogColumn)) return 'no-column'
  const events = observedTotal(db, 'event', mapping.event) ?? 0
  return events > maxEvents ? 'too-many-events' : { mapping, eventId: id, events, catalog }
}

/** Returns what people read, with the way out. */
export function impossibleSentence(reason: Impossible, { event, catalog, catalogColumn }: Mapping): string {
  switch (reason) {
    case 'no-event':
      return `No sample event is named “${event}”. Choose another event, or import events that have it.`
    case 'no-catalog':
      return `“${catalog}” is no catalog of the samples. Choose another one, or import it.`
    case 'no-column':
      return `The catalog “${catalog}” has no column “${catalogColumn}”. Choose another column.`
    case 'too-many-events':
      return `There are more than ${count(maxEvents)} “${event}” events, which is more than Galley counts. Import fewer.`
  }
}
