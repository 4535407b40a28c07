import { type OrderedEvent, plainEvent } from '#shared/audience/history'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { DecidedProfile } from './decided.ts'

interface About extends Pick<Recipient, 'constant' | 'newest' | 'asOf'> {
  readonly profile: DecidedProfile
  readonly event: OrderedEvent | null
  readonly place?: SampleEvent['place'] | undefined
  /** Asked once, at the first question for an item. */
  readonly items?: (() => Recipient['items']) | undefined
}

/** Returns a profile as a recipient. Its properties, those of its event and its items are read when first asked for. */
export function recipientOf(about: About): Recipient {
  return new LazyRecipient(about)
}

/** A class, because an object with getters of its own takes several times as long to make, and a proof makes one of every profile. */
class LazyRecipient implements Recipient {
  readonly identity: string
  readonly event: SampleEvent | null
  readonly newest: Recipient['newest']
  readonly constant: Recipient['constant']
  readonly asOf: number
  readonly importedAt?: number
  readonly #profile: DecidedProfile
  readonly #findItems: (() => Recipient['items']) | undefined
  #items: Recipient['items'] | undefined

  constructor({ profile, event, constant, newest, asOf, place, items }: About) {
    this.identity = profile.identity
    this.event = event === null ? null : plainEvent(event, place)
    this.newest = newest
    this.constant = constant
    this.asOf = asOf
    if (profile.importedAt !== undefined) this.importedAt = profile.importedAt
    this.#profile = profile
    this.#findItems = items
  }

  get profile(): Recipient['profile'] {
    return this.#profile.properties
  }

  get items(): Recipient['items'] {
    return (this.#items ??= this.#findItems?.() ?? noItems)
  }
}

const noItems: Recipient['items'] = new Map()
