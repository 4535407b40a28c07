import type { OrderedEvent } from '#shared/audience/history'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { plainEvent } from '../store/events.ts'
import type { StoredProfile } from '../store/profiles.ts'

interface About extends Pick<Recipient, 'constant' | 'newest' | 'asOf'> {
  readonly profile: StoredProfile
  readonly event: OrderedEvent | null
  readonly place?: SampleEvent['place'] | undefined
  /** Asked once, at the first question for an item. */
  readonly items?: (() => Recipient['items']) | undefined
}

/** Returns a profile of the cache as a recipient. Its properties, those of its event and its items are read when first asked for. */
export function recipientOf({ profile, event, constant, newest, asOf, place, items }: About): Recipient {
  let found: Recipient['items'] | undefined
  return {
    identity: profile.identity,
    get profile() {
      return profile.properties
    },
    event: event === null ? null : plainEvent(event, place),
    newest,
    constant,
    get items() {
      return (found ??= items?.() ?? noItems)
    },
    asOf,
    importedAt: profile.importedAt,
  }
}

const noItems: Recipient['items'] = new Map()
