import type { EventsOf } from '#shared/audience/history'
import type { Draft } from '#shared/campaign/draft'
import type { Item, Recipient } from '#shared/sample/recipient'
import type { Properties } from '#shared/sample/value'
import type { Decided } from '../decide/decided.ts'
import { Judge, type Recommending } from '../decide/judge.ts'
import { newestAmong } from '../decide/newest-among.ts'
import { eventsOfLine } from './line-events.ts'
import { type LineCandidate, type LineVerdict, wrong } from './line-verdict.ts'
import type { LineContent } from './read-line.ts'

/** A line's profile, with all of its events. */
export interface LineProfile {
  readonly identity: string
  readonly properties: Properties
  readonly content: LineContent
  readonly eventsOf: EventsOf
}

export interface DecidingOptions {
  /** In milliseconds since 1970; later events do not exist. */
  readonly asOf: number
  /** One recipient for every occurrence that qualifies, not only for the newest. */
  readonly everyOccurrence: boolean
  /** Null: the items are those of the lines. */
  readonly recommender: Recommending<LineProfile> | null
}

/** Returns what decides about lines that hold a profile and all of its events, as it is decided about the cache. */
export function decidingLines(
  draft: Draft,
  eventNames: ReadonlySet<string>,
  { asOf, everyOccurrence, recommender }: DecidingOptions,
): (content: LineContent) => LineVerdict {
  const slots = draft.recommendations.map(({ slot }) => slot)
  const judge = new Judge<LineProfile>(draft, asOf, slots.length === 0 ? null : recommender)
  const names = [...eventNames]
  return (content) => {
    const { identity, profile: properties, events, items } = content
    if (isDecided(content)) return wrong('decided', decidedAlready, identity)
    if (slots.length > 0 && recommender === null && items === undefined) return wrong('undecided', noItems, identity)
    const eventsOf = eventsOfLine(events, asOf)
    const profile = { identity, properties, content, eventsOf }
    const decided = judge.candidates(profile, eventsOf, newestAmong(names, eventsOf), everyOccurrence)
    const given = recommender === null && slots.length > 0 ? (items ?? new Map<string, Item>()) : null
    return { ok: true, candidates: decided.map((one) => candidateOf(one, slots, given)) }
  }
}

function candidateOf(
  decided: Decided<LineProfile>,
  slots: readonly string[],
  given: ReadonlyMap<string, Item> | null,
): LineCandidate {
  const { recipient } = decided
  const { identity } = recipient
  if (decided.status === 'skipped') {
    return { status: 'skipped', identity, reason: decided.reason, slot: decided.slot }
  }
  if (given === null) return { status: 'ready', recipient }
  const slot = slots.find((name) => !given.has(name))
  if (slot !== undefined) return { status: 'skipped', identity, reason: 'no-item', slot }
  return { status: 'ready', recipient: withItems(recipient, given) }
}

/** The fields one by one: what a recipient works out when it is asked is not its own. */
function withItems(recipient: Recipient, items: Recipient['items']): Recipient {
  const { identity, profile, event, newest, constant, asOf } = recipient
  return { identity, profile, event, newest, constant, items, asOf }
}

/** Such a line holds only some of the events. */
function isDecided({ event, constant }: LineContent): boolean {
  return (event !== undefined && event !== null) || (constant !== undefined && constant.length > 0)
}

const decidedAlready =
  'This line names its “event” or “constant”, so it is decided already. Leave out --decide, or send the profile with all its events.'
const noItems =
  'The draft recommends items. Give --catalog and --associations, which galley associate writes, or the “items” of each line.'
