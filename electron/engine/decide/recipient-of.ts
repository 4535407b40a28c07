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
    ...(profile.importedAt === undefined ? {} : { importedAt: profile.importedAt }),
  }
}

const noItems: Recipient['items'] = new Map()
