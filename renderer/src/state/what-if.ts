import type { Item, Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'

/** What a value of a what-if stands in the place of. */
export interface Overridden {
  /** `constant`: a constant value, by its number as `property`. `item`: a column of the item in the slot that is the scope. */
  readonly kind: 'profile' | 'event' | 'constant' | 'item'
  /** The event's name, or the slot; empty for the profile and the constant. */
  readonly scope: string
  readonly property: string
}

/** A property that is given another value for a what-if. */
export interface Override extends Overridden {
  /** Undefined takes the property away. */
  readonly value: Value | undefined
}

export function isSameOverridden(a: Overridden, b: Overridden): boolean {
  return a.kind === b.kind && a.scope === b.scope && a.property === b.property
}

/**
 * Returns the recipient with the values in place. An event or an item that the user does not have is made up for them; `trigger` is the
 * name of the event that triggers the message.
 */
export function withOverrides(recipient: Recipient, overrides: readonly Override[], trigger: string | null): Recipient {
  return overrides.reduce((changed, override) => withOverride(changed, override, trigger), recipient)
}

function withOverride(recipient: Recipient, override: Override, trigger: string | null): Recipient {
  const { kind, scope } = override
  switch (kind) {
    case 'profile':
      return { ...recipient, profile: put(recipient.profile, override) }
    case 'event':
      return inEvents(recipient, override, scope === trigger)
    case 'constant':
      return { ...recipient, constant: withConstant(recipient.constant, override) }
    case 'item': {
      const item: Item = recipient.items.get(scope) ?? { id: '', columns: {} }
      const changed = { ...item, columns: put(item.columns, override) }
      return { ...recipient, items: new Map([...recipient.items, [scope, changed]]) }
    }
  }
}

function inEvents(recipient: Recipient, override: Override, triggers: boolean): Recipient {
  const { scope } = override
  const madeUp: SampleEvent = { name: scope, ts: recipient.asOf, properties: {} }
  const inEvent = (event: SampleEvent) => ({ ...event, properties: put(event.properties, override) })
  const { event } = recipient
  const newest = inEvent(recipient.newest.get(scope) ?? (event?.name === scope ? event : madeUp))
  const isTriggering = event === null ? triggers : event.name === scope
  return {
    ...recipient,
    event: isTriggering ? inEvent(event ?? madeUp) : event,
    newest: new Map([...recipient.newest, [scope, newest]]),
  }
}

/** The last value that is taken away is not there; one before it is missing, so that those behind it keep their numbers. */
function withConstant(values: readonly Value[], { property, value }: Override): readonly Value[] {
  const at = Number(property) - 1
  if (value === undefined && at >= values.length - 1) return values.slice(0, at)
  const filled = Array.from({ length: Math.max(values.length, at + 1) }, (_, i) => values[i] ?? null)
  return filled.with(at, value ?? null)
}

function put(properties: Properties, { property, value }: Override): Properties {
  const entries = Object.entries(properties).filter(([name]) => name !== property)
  return Object.fromEntries(value === undefined ? entries : [...entries, [property, value]])
}
