import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import type { Token } from '#shared/template/node'
import type { Override } from './with-overrides.ts'

/** Where a token looks, whatever its default. */
export type Place = Pick<Token, 'source' | 'field'>

/** Another value where a token looks. */
export interface WhatIf extends Place {
  /** Undefined takes the value away. */
  readonly value: Value | undefined
  /** The event, the constant value or the item is not there at all. */
  readonly isGone?: true
}

/** Returns what tells places apart. */
export function placeKey({ source, field }: Place): string {
  // one constant value has one name only
  return JSON.stringify(source.kind === 'constant' ? source : { ...source, field })
}

/** Returns a recipient with other values in place of its own; an event, a value or an item that it lacks is made for them. */
export function withWhatIfs(recipient: Recipient, whatIfs: readonly WhatIf[]): Recipient {
  return whatIfs.reduce(changed, recipient)
}

function changed(recipient: Recipient, { source, field, value, isGone }: WhatIf): Recipient {
  switch (source.kind) {
    case 'profile':
      return { ...recipient, profile: put(recipient.profile, field, value) }
    case 'event': {
      const { event, asOf } = recipient
      return {
        ...recipient,
        event: isGone === true ? null : inEvent(event ?? { name: '', ts: asOf, properties: {} }, field, value),
      }
    }
    case 'named-event': {
      const newest = new Map(recipient.newest)
      const event = newest.get(source.name) ?? { name: source.name, ts: recipient.asOf, properties: {} }
      if (isGone === true) newest.delete(source.name)
      else newest.set(source.name, inEvent(event, field, value))
      return { ...recipient, newest }
    }
    case 'constant': {
      const at = source.nth - 1
      const { constant } = recipient
      if (isGone === true || value === undefined) return { ...recipient, constant: constant.slice(0, at) }
      const before = Array.from({ length: at }, (_, i) => constant[i] ?? null)
      return { ...recipient, constant: [...before, value, ...constant.slice(at + 1)] }
    }
    case 'recommendation': {
      const items = new Map(recipient.items)
      const item = items.get(source.slot) ?? { id: 'what if', columns: {} }
      if (isGone === true) items.delete(source.slot)
      else items.set(source.slot, { ...item, columns: put(item.columns, field, value) })
      return { ...recipient, items }
    }
  }
}

function inEvent(event: SampleEvent, field: string, value: Value | undefined): SampleEvent {
  return { ...event, properties: put(event.properties, field, value) }
}

function put(properties: Properties, name: string, value: Value | undefined): Properties {
  const entries = Object.entries(properties).filter(([known]) => known !== name)
  return Object.fromEntries(value === undefined ? entries : [...entries, [name, value]])
}

/** Returns what-ifs as a pin keeps them: properties of the profile and of events that the recipient has; null for any other. */
export function overridesOf(whatIfs: readonly WhatIf[], recipient: Recipient): readonly Override[] | null {
  const overrides = whatIfs.map(({ source, field, value, isGone }): Override | null => {
    if (isGone === true) return null
    if (source.kind === 'profile') return { scope: null, property: field, value }
    const event =
      source.kind === 'event'
        ? recipient.event
        : source.kind === 'named-event'
          ? recipient.newest.get(source.name)
          : undefined
    return event === undefined || event === null ? null : { scope: event.name, property: field, value }
  })
  return overrides.every((override) => override !== null) ? overrides : null
}
