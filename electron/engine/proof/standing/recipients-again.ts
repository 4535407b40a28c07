import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import { eventsIn, ProfileEvents } from '../../audience/profile-events.ts'
import { Recommender } from '../../recommend/recommender.ts'
import { type HeldEvent, eventsById } from '../../store/events-by-id.ts'
import type { EventReader } from '../../store/events.ts'
import type { Db } from '../../store/db.ts'
import { profilePages, profilesByIds, type StoredProfile } from '../../store/profiles.ts'
import { valueAt } from './column.ts'
import { type DecidedPage, profileAt } from './decided-page.ts'

/** Where fewer profiles than this share of a page are recipients, they are read one by one. */
const fewShare = 1 / 4

/** Reads recipients again that were decided before. What a profile, an event or an item holds is read when it is first asked for. */
export class RecipientsAgain {
  readonly #db: Db
  readonly #asOf: number
  readonly #eventById: (id: number) => HeldEvent | undefined
  readonly #events: ProfileEvents
  readonly #newestOf: ReturnType<EventReader['forProfileRange']> | null
  readonly #recommender: Recommender | null

  /** `events` are those whose newest occurrence the tokens ask for. `asOf` is in milliseconds since 1970. */
  constructor(db: Db, rules: AudienceRules, events: ReadonlySet<string>, asOf: number) {
    const { recommendations = [] } = rules
    this.#db = db
    this.#asOf = asOf
    this.#eventById = eventsById(db)
    this.#events = new ProfileEvents(db, rules, events, asOf)
    const { reader } = this.#events
    this.#newestOf = events.size === 0 ? null : reader.forProfileRange([...events], false)
    this.#recommender =
      recommendations.length === 0
        ? null
        : new Recommender(db, recommendations, asOf, { counting: 'elsewhere', events: reader })
  }

  /** Yields the recipients of a page, in their order. What was read of one that has been yielded is let go of. */
  *of(page: DecidedPage): Generator<Recipient, undefined> {
    const profiles = this.#profilesOf(page).reverse()
    const newest = this.#newestOf?.(page.first, page.last)
    let profile = profiles.pop()
    for (let row = 0; row < page.recipients.length; row++) {
      const { profile: id } = profileAt(page, page.recipients, row)
      while (profile !== undefined && profile.id < id) profile = profiles.pop()
      const read = profile?.id === id ? profile : gone(id)
      yield this.#recipient(page, row, read, this.#events.newestAmong(eventsIn(newest?.get(id))))
    }
  }

  #recipient(page: DecidedPage, row: number, profile: StoredProfile, newest: Recipient['newest']): Recipient {
    const id = page.events === null ? 0 : valueAt(page.events, row)
    const event = id === 0 ? null : new EventAgain(id, this.#eventById)
    const constant = page.constants?.[row] ?? noConstant
    return new RecipientAgain({ profile, event, constant, newest, asOf: this.#asOf }, this.#recommender)
  }

  /** In the order of their ids; may have others among them. */
  #profilesOf(page: DecidedPage): StoredProfile[] {
    const { recipients, first, last } = page
    if (recipients.length >= page.profiles * fewShare) return [...profilePages(this.#db, first - 1, last)].flat()
    const ids = Array.from({ length: recipients.length }, (_, row) => profileAt(page, recipients, row).profile)
    return profilesByIds(this.#db, [...new Set(ids)])
  }
}

/** Stands in for a profile that is not there any more: the samples have changed, and there will be another proof. */
function gone(id: number): StoredProfile {
  return { id, identity: '', anonymous: false, properties: {}, importedAt: 0 }
}

class RecipientAgain implements Recipient {
  readonly identity: string
  readonly event: SampleEvent | null
  readonly newest: Recipient['newest']
  readonly constant: Recipient['constant']
  readonly asOf: number
  readonly importedAt: number
  readonly #profile: StoredProfile
  readonly #recommender: Recommender | null
  #items: Recipient['items'] | undefined

  constructor(
    { profile, event, newest, constant, asOf }: Omit<Recipient, 'identity' | 'profile' | 'items'> & WithProfile,
    recommender: Recommender | null,
  ) {
    this.identity = profile.identity
    this.event = event
    this.newest = newest
    this.constant = constant
    this.asOf = asOf
    this.importedAt = profile.importedAt
    this.#profile = profile
    this.#recommender = recommender
  }

  get profile(): Properties {
    return this.#profile.properties
  }

  get items(): Recipient['items'] {
    return (this.#items ??= this.#recommender?.recommend(this.#profile, this.event).items ?? noItems)
  }
}

interface WithProfile {
  readonly profile: StoredProfile
}

class EventAgain implements SampleEvent {
  readonly #id: number
  readonly #read: (id: number) => HeldEvent | undefined
  #held: HeldEvent | undefined
  #properties: Properties | undefined

  constructor(id: number, read: (id: number) => HeldEvent | undefined) {
    this.#id = id
    this.#read = read
  }

  get name(): string {
    return this.#event.name
  }

  get ts(): number {
    return this.#event.ts
  }

  get properties(): Properties {
    return (this.#properties ??= parseJson(this.#event.properties) as Properties)
  }

  get #event(): HeldEvent {
    return (this.#held ??= this.#read(this.#id) ?? noEvent)
  }
}

const noEvent: HeldEvent = { name: '', ts: 0, properties: '{}' }
const noItems: Recipient['items'] = new Map()
const noConstant: Recipient['constant'] = []
