import type { Draft } from '#shared/campaign/draft'
import { triggeringEvent } from '#shared/campaign/trigger'
import type { Recipient } from '#shared/sample/recipient'
import { profileProperty } from '#shared/sample/system-properties'
import { own as ownValue, type Value } from '#shared/sample/value'
import { tokensIn } from '#shared/template/uses'
import type { Overridden } from '../state/what-if.ts'

export interface UsedProperty {
  /** As people read it. */
  readonly name: string
  readonly property: string
  /** What the sample has; undefined when the property is not there. */
  readonly real: Value | undefined
}

/** The properties that a draft uses of the profile, of one event, of the constant, or of one recommendation. */
export interface UsedScope {
  readonly kind: Overridden['kind']
  /** The event's name, or the slot; empty for the profile and the constant. */
  readonly scope: string
  readonly title: string
  /** Quiet, beside the title. */
  readonly note: string
  /** False for an event or an item that the user does not have: a value makes one up. */
  readonly exists: boolean
  readonly properties: readonly UsedProperty[]
}

/** Returns every property that a draft's texts and payload use, by scope, each in the order of its first use. */
export function usedProperties(draft: Draft, recipient: Recipient): readonly UsedScope[] {
  const used = new Used()
  const trigger = recipient.event?.name ?? triggeringEvent(draft.trigger)
  for (const { token } of draft.pairs.flatMap(({ value }) => tokensIn(value))) {
    const { source, field } = token
    if (source.kind === 'profile') used.add('profile', '', field)
    else if (source.kind === 'event') used.add('event', trigger ?? '', field)
    else if (source.kind === 'named-event') used.add('event', source.name, field)
    else if (source.kind === 'constant') used.add('constant', '', String(source.nth))
    else used.add('item', source.slot, field)
  }
  for (const name of [...draft.include.profileAttributes, ...Object.values(draft.payload.identities)])
    used.add('profile', '', name)
  return used.scopes.map((scope) => usedScope(scope, { draft, recipient, trigger }))
}

interface Scope {
  readonly kind: Overridden['kind']
  readonly scope: string
  readonly names: Set<string>
}

const order: readonly Overridden['kind'][] = ['profile', 'event', 'constant', 'item']

/** Names by their scope, each once. */
class Used {
  readonly #scopes = new Map<string, Scope>()

  add(kind: Scope['kind'], scope: string, name: string): void {
    const key = `${kind} ${scope}`
    const known = this.#scopes.get(key) ?? { kind, scope, names: new Set() }
    known.names.add(name)
    this.#scopes.set(key, known)
  }

  get scopes(): readonly Scope[] {
    return [...this.#scopes.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  }
}

interface World {
  readonly draft: Draft
  readonly recipient: Recipient
  readonly trigger: string | null
}

function usedScope({ kind, scope, names }: Scope, world: World): UsedScope {
  const { draft, recipient } = world
  const own = { kind, scope }
  switch (kind) {
    case 'profile': {
      const real = (name: string) => profileProperty(recipient.profile, name, recipient.asOf)
      return { ...own, title: 'Profile', note: '', exists: true, properties: properties(names, real) }
    }
    case 'event':
      return { ...own, ...usedEvent(scope, names, world) }
    case 'constant': {
      const value = (nth: string) => recipient.constant[Number(nth) - 1]
      const held = draft.constant ?? 'Constant'
      const title = (nth: string) => (nth === '1' ? held : `${held} #${nth}`)
      const note = recipient.constant.length === 0 ? 'the user has no constant value' : ''
      const exists = recipient.constant.length > 0
      return { ...own, title: 'Constant', note, exists, properties: properties(names, value, title) }
    }
    case 'item': {
      const item = recipient.items.get(scope)
      const note = item === undefined ? 'the user has no item' : ''
      const real = (column: string) => (item === undefined ? undefined : ownValue(item.columns, column))
      return {
        ...own,
        title: `Recommendation ${scope}`,
        note,
        exists: item !== undefined,
        properties: properties(names, real),
      }
    }
  }
}

function usedEvent(scope: string, names: ReadonlySet<string>, { draft, recipient, trigger }: World) {
  const triggering = recipient.event?.name === scope ? recipient.event : null
  const event = triggering ?? recipient.newest.get(scope)
  const isNamed = draft.pairs.some(({ value }) =>
    tokensIn(value).some(({ token: { source } }) => source.kind === 'named-event' && source.name === scope),
  )
  const notes = [
    ...(triggering !== null ? ['the triggering event'] : []),
    ...(isNamed ? ['the newest of this name'] : []),
  ]
  const lacks = scope === trigger ? 'the user has no such event: a value makes one up' : 'the user has no such event'
  const real = (name: string) => (event === undefined ? undefined : ownValue(event.properties, name))
  return {
    title: scope === '' ? 'Triggering event' : scope,
    note: event === undefined ? lacks : notes.join(', and '),
    exists: event !== undefined,
    properties: properties(names, real),
  }
}

function properties(
  names: ReadonlySet<string>,
  real: (name: string) => Value | undefined,
  title: (name: string) => string = (name) => name,
): readonly UsedProperty[] {
  return [...names].map((property) => ({ name: title(property), property, real: real(property) }))
}
