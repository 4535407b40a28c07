import type { Properties, Value } from '#shared/sample/value'

/** A pinned user: what a message was for that user when it was found right. */
export interface Pin {
  /** The user's identity, or the mask that stands for it. */
  readonly identity: string
  /** The identity and all that is personal are masks, so that the file can be shown to anyone. */
  readonly masked?: true
  /** The clock, ISO 8601. */
  readonly asOf: string
  /** The occurrence that triggers the message; null, or left out, where no event does. */
  readonly event?: PinnedEvent | null
  /** The constant values that it carries, newest first; left out where there are none. */
  readonly constant?: readonly Value[]
  readonly whatIfs?: readonly PinWhatIf[]
  /** The code of the reason to be skipped. */
  readonly skipped?: string
  /** The text of each pair by its key; of pairs with the same key the last one counts, as it does in the payload. */
  readonly texts?: Readonly<Record<string, string>>
  /** What the user is resolved from, in place of the cache. */
  readonly keeps?: Kept
}

/** `ts` is in milliseconds since 1970. */
export interface PinnedEvent {
  readonly name: string
  readonly ts: number
}

/** A property that is given another value. */
export interface PinWhatIf {
  /** Null for the profile, else the event's name. */
  readonly scope: string | null
  readonly property: string
  /** Left out: the property is taken away. */
  readonly value?: Value | undefined
}

/** The part of a user that a draft uses. */
export interface Kept {
  readonly profile: Properties
  /** Oldest first. */
  readonly events?: readonly KeptEvent[]
  /** By slot: the item's columns, or the code of the reason why there is none. */
  readonly items?: Readonly<Record<string, KeptItem>>
}

export interface KeptEvent extends PinnedEvent {
  readonly properties: Properties
}

export type KeptItem = { readonly id: string; readonly columns: Properties } | { readonly none: string }

/** All pinned users of a draft, as its `NAME.expect.json` holds them. */
export interface PinFile {
  readonly pins: readonly Pin[]
}

/** What a user gets: the text of each pair by its key, or the code of the reason to be skipped. */
export type PinOutcome = { readonly texts: Readonly<Record<string, string>> } | { readonly skipped: string }

/** The file of a draft without pinned users. */
export const noPins: PinFile = { pins: [] }

/** Returns the clock of a pin in milliseconds since 1970. */
export function asOfPin({ asOf }: Pick<Pin, 'asOf'>): number {
  return Date.parse(asOf)
}

/** Returns whether two pins are of the same user at the same occurrence, clock and what-ifs: a file holds one of them. */
export function isSamePin(a: Pin, b: Pin): boolean {
  return pinName(a) === pinName(b)
}

function pinName({ identity, asOf, event, constant, whatIfs }: Pin): string {
  const changes = (whatIfs ?? []).map(({ scope, property, value }) => [scope, property, value ?? null])
  return JSON.stringify([identity, Date.parse(asOf), event?.name, event?.ts, constant ?? [], changes])
}

/** Returns texts by the keys of their pairs. */
export function textsByKey(keys: readonly string[], texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key, pair) => [key, texts[pair] ?? '']))
}
