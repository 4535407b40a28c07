import { assertNever } from '#shared/assert-never'
import type { MissingKind } from '#shared/sample/missing'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { profileProperty } from '#shared/sample/system-properties'
import { own, typeOf, type Value } from '#shared/sample/value'
import type { Provenance } from '#shared/resolve/resolution'
import type { Token } from '#shared/template/node'

/** Takes a token's raw value from a recipient; undefined when there is none. Own properties only. */
export type ReadValue = (recipient: Recipient) => Value | undefined

/** Returns the reader of a token, with everything that does not depend on the recipient settled. */
export function readerOf({ source, field }: Token): ReadValue {
  switch (source.kind) {
    case 'profile':
      if (field === 'Age') return (recipient) => profileProperty(recipient.profile, field, recipient.asOf)
      return ({ profile }) => pick(profile, field)
    case 'event':
      return ({ event }) => (event === null ? undefined : pick(event.properties, field))
    case 'named-event':
      return ({ newest }) => {
        const event = newest.get(source.name)
        return event === undefined ? undefined : pick(event.properties, field)
      }
    case 'constant':
      return ({ constant }) => constant[source.nth - 1]
    case 'recommendation':
      return ({ items }) => {
        const item = items.get(source.slot)
        return item === undefined ? undefined : pick(item.columns, field)
      }
    default:
      return assertNever(source)
  }
}

/** An own property. What every object inherits is functions and objects, so text, numbers and booleans need no second look. */
function pick(properties: Readonly<Record<string, Value>>, name: string): Value | undefined {
  const value = properties[name]
  if (typeof value === 'string' || typeof value === 'number' || value === undefined) return value
  return own(properties, name)
}

/** Returns why there is nothing to read a value from; undefined when there is something, so that an absent value is just absent. */
export function missingSource({ source }: Token, recipient: Recipient): MissingKind | undefined {
  switch (source.kind) {
    case 'profile':
      return undefined
    case 'event':
      return recipient.event === null ? 'no-event' : undefined
    case 'named-event':
      return recipient.newest.has(source.name) ? undefined : 'no-event'
    case 'constant':
      return recipient.constant.length < source.nth ? 'no-value' : undefined
    case 'recommendation':
      return recipient.items.has(source.slot) ? undefined : 'no-item'
    default:
      return assertNever(source)
  }
}

/** Returns where a token's value is from, for people: everything that a hover shows. */
export function provenanceOf(token: Token, recipient: Recipient, value: Value | undefined): Provenance {
  const { source, field } = token
  const type = value === undefined || value === null ? null : typeOf(value)
  switch (source.kind) {
    case 'profile': {
      const derived = value !== undefined && !Object.hasOwn(recipient.profile, field)
      return { kind: 'profile', property: field, value, type, importedAt: recipient.importedAt ?? null, derived }
    }
    case 'event':
      return eventProvenance(recipient.event, null, field, value, type)
    case 'named-event':
      return eventProvenance(recipient.newest.get(source.name) ?? null, source.name, field, value, type)
    case 'constant':
      return { kind: 'constant', alias: field, nth: source.nth, of: recipient.constant.length, value, type }
    case 'recommendation': {
      const item = recipient.items.get(source.slot)
      const { id = null, rank = null, relatedBy = null, basis = null } = item ?? {}
      return { kind: 'recommendation', slot: source.slot, column: field, item: id, rank, relatedBy, basis, value, type }
    }
    default:
      return assertNever(source)
  }
}

function eventProvenance(
  event: SampleEvent | null,
  name: string | null,
  property: string,
  value: Value | undefined,
  type: Provenance['type'],
): Provenance {
  const { nth = null, of = null } = event?.place ?? {}
  return { kind: 'event', event: event?.name ?? name, property, value, type, ts: event?.ts ?? null, nth, of }
}
