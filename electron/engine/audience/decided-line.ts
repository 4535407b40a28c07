import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'

/** A recipient as `galley pipe` reads it. Times are in milliseconds since 1970. */
export interface DecidedLine {
  readonly identity: string
  readonly profile: Properties
  readonly event: SampleEvent | null
  /** The newest event of each name that the draft's tokens use. */
  readonly events: readonly SampleEvent[]
  /** Newest first. */
  readonly constant: readonly Value[]
  /** Slot → the item's columns. */
  readonly items: Readonly<Record<string, Properties>>
  /** The clock that it was decided by. */
  readonly asOf: number
}

/** Returns a recipient as plain data, with everything that its payload is made of. */
export function decidedLine({ identity, profile, event, newest, constant, items, asOf }: Recipient): DecidedLine {
  return {
    ...{ identity, profile, constant, asOf },
    event: event === null ? null : bare(event),
    events: [...newest.values()].map(bare),
    items: Object.fromEntries([...items].map(([slot, { columns }]) => [slot, columns])),
  }
}

function bare({ name, ts, properties }: SampleEvent): SampleEvent {
  return { name, ts, properties }
}
