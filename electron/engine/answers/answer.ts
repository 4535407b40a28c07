import type { EventPage, ProfileDetail, ProfileLine, ProfilePage } from '#shared/sample/profile-page'
import type { ItemPage } from '#shared/sample/item-page'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { RejectPage } from '#shared/sample/import-report'
import type { SamplesSummary } from '#shared/sample/samples-summary'
import { parseJson } from '#shared/json/exact-number'
import { schemaText } from '#shared/sample/observed-json'
import { plainRecipient } from '#shared/sample/recipient-json'
import { own, type Properties } from '#shared/sample/value'
import { everySkipWord, isNoItemReason } from '#shared/recommend/no-item'
import { chooseProfile } from '../audience/choose-profile.ts'
import { Audience } from '../audience/recipients.ts'
import { recommendationCards } from './cards.ts'
import type { Mapping } from '../recommend/mapping.ts'
import { Recommender } from '../recommend/recommender.ts'
import { suggestLinks } from './suggest.ts'
import { defaultAsOf, observedSchema } from '../store/observed-schema.ts'
import type { Db } from '../store/open-store.ts'
import { itemPage } from '../store/items.ts'
import { countProfiles, profileById, profilesFrom, type StoredProfile } from '../store/profiles.ts'
import { countSamples, listImports } from '../store/samples.ts'
import { isIndexed, searchProfiles } from '../store/search.ts'
import type { Queries, QueryName } from './queries.ts'

type Answers = { readonly [Name in QueryName]: (db: Db, input: Queries[Name]) => unknown }

/** What the store thread answers. Reads only. */
const answers: Answers = {
  samples: (db): SamplesSummary => ({
    ...countSamples(db),
    imports: listImports(db).map(({ sha256: _, ...known }) => known),
    asOf: defaultAsOf(db),
    indexed: isIndexed(db),
  }),
  schema: (db) => observedSchema(db),
  'profile-search': (db, { text, limit }): readonly ProfileLine[] => searchProfiles(db, text, limit).map(profileLine),
  'profile-page': (db, { offset, limit }): ProfilePage => ({
    total: countProfiles(db),
    rows: profilesFrom(db, offset, limit).map(profileLine),
  }),
  'profile-detail': profileDetail,
  'event-page': eventPage,
  'catalog-items': (db, question): ItemPage | undefined => itemPage(db, question),
  rejects: rejectPage,
  recipient: recipientAnswer,
  uncounted: (db, { recommendations, asOf }): Uncounted => {
    const clock = asOf ?? defaultAsOf(db)
    return { mappings: new Recommender(db, recommendations, clock, { counting: 'elsewhere' }).uncounted, asOf: clock }
  },
  'recommendation-suggest': (db, { catalog }) => suggestLinks(db, catalog),
  'recommendation-cards': (db, { asOf, ...input }) => recommendationCards(db, input, asOf ?? defaultAsOf(db)),
}

/** What has to be counted, and as of when (ms). */
export interface Uncounted {
  readonly mappings: readonly (Mapping & { readonly slot: string })[]
  readonly asOf: number
}

/** Answers a question as JSON text; null for what is not there. */
export function answer<Name extends QueryName>(db: Db, name: Name, input: Queries[Name]): string {
  if (name === 'schema') return schemaText(observedSchema(db))
  return JSON.stringify(answers[name](db, input) ?? null)
}

function profileLine({ id, identity, anonymous, properties }: StoredProfile): ProfileLine {
  return {
    id,
    identity,
    anonymous,
    name: textOf(properties, 'Name'),
    email: textOf(properties, 'Email'),
    phone: textOf(properties, 'Phone'),
  }
}

function textOf(properties: Properties, name: string): string | null {
  const value = own(properties, name)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function profileDetail(db: Db, { id }: { readonly id: number }): ProfileDetail | null {
  const profile = profileById(db, id)
  if (profile === undefined) return null
  const identities = db
    .prepare<[number], string>('SELECT value FROM identity WHERE profile = ? ORDER BY value')
    .pluck()
    .all(id)
  const events = db.prepare<[number], number>('SELECT count(*) FROM event WHERE profile = ?').pluck().get(id) ?? 0
  return { ...profile, identities, events }
}

function eventPage(db: Db, { profile, offset, limit }: Queries['event-page']): EventPage {
  const rows = db
    .prepare<[number, number, number], { name: string; ts: number; properties: string }>(
      `SELECT n.name, e.ts, e.properties FROM event e JOIN event_name n ON n.id = e.name
       WHERE e.profile = ? ORDER BY e.ts DESC, e.id DESC LIMIT ? OFFSET ?`,
    )
    .all(profile, limit, offset)
  const total = db.prepare<[number], number>('SELECT count(*) FROM event WHERE profile = ?').pluck().get(profile) ?? 0
  return {
    total,
    rows: rows.map(({ name, ts, properties }) => ({ name, ts, properties: parseJson(properties) as Properties })),
  }
}

function rejectPage(db: Db, { import: id, offset, limit }: Queries['rejects']): RejectPage {
  const rows = db
    .prepare<[number, number, number], RejectPage['rows'][number]>(
      'SELECT line, offset, reason, raw FROM reject WHERE import = ? ORDER BY rowid LIMIT ? OFFSET ?',
    )
    .all(id, limit, offset)
  return { total: db.prepare<[number], number>('SELECT rejected FROM import WHERE id = ?').pluck().get(id) ?? 0, rows }
}

const maxOccurrences = 100

function recipientAnswer(db: Db, { events, choice, nth, asOf, ...rules }: Queries['recipient']): FoundRecipient | null {
  const clock = asOf ?? defaultAsOf(db)
  const { recommendations = [], ...who } = rules
  const draft = { ...who, recommendations }
  const audience = new Audience(db, draft, { events: new Set(events) }, clock, { counting: 'elsewhere' })
  const profile = chooseProfile(db, audience, choice)
  if (profile === undefined) return null
  const qualified = audience.occurrences(profile)
  // after a change of the draft there may be fewer than there were
  const shown = Math.min(nth, Math.max(1, qualified.length))
  const candidate = audience.candidate(profile, { nth: shown, placed: true })
  const occurrences = qualified.filter(({ event }) => event !== null)
  return {
    profile: profile.id,
    name: textOf(profile.properties, 'Name'),
    recipient: plainRecipient(candidate.recipient),
    status: candidate.status,
    reason: candidate.status === 'skipped' ? everySkipWord[candidate.reason] : null,
    why: candidate.status === 'skipped' ? audience.why(profile) : null,
    occurrences: occurrences
      .slice(0, maxOccurrences)
      .map(({ event, constant }, i) => ({ nth: i + 1, ts: event?.ts ?? 0, constant: constant[0] ?? null })),
    occurrenceCount: occurrences.length,
    nth: shown,
    emptySlot: candidate.status === 'skipped' ? candidate.slot : null,
    emptyReason: candidate.status === 'skipped' && isNoItemReason(candidate.reason) ? candidate.reason : null,
    counting: audience.countingSlots,
  }
}
