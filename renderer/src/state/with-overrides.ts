import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'

/** A property that is given another value for a what-if. `scope` is null for the profile, else the event's name. */
export interface Override {
  readonly scope: string | null
  readonly property: string
  /** Undefined takes the property away. */
  readonly value: Value | undefined
}

/** Returns a recipient with other values in place of its own. */
export function withOverrides(recipient: Recipient, overrides: readonly Override[]): Recipient {
  let changed = recipient
  for (const { scope, property, value } of overrides) {
    const put = (properties: Recipient['profile']) => {
      const entries = Object.entries(properties).filter(([name]) => name !== property)
      return Object.fromEntries(value === undefined ? entries : [...entries, [property, value]])
    }
    const inEvent = (event: SampleEvent) => ({ ...event, properties: put(event.properties) })
    if (scope === null) changed = { ...changed, profile: put(changed.profile) }
    else {
      const event = changed.event?.name === scope ? inEvent(changed.event) : changed.event
      const newest = changed.newest.get(scope)
      changed = {
        ...changed,
        event,
        newest: newest === undefined ? changed.newest : new Map([...changed.newest, [scope, inEvent(newest)]]),
      }
    }
  }
  return changed
}
