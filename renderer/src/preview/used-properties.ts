import type { Draft } from '#shared/campaign/draft'
import type { Recipient } from '#shared/sample/recipient'
import { profileProperty } from '#shared/sample/system-properties'
import { own, type Value } from '#shared/sample/value'
import { tokensIn } from '#shared/template/uses'

export interface UsedProperty {
  readonly name: string
  /** What the sample has; undefined when the property is not there. */
  readonly real: Value | undefined
}

/** The properties that a draft uses of the profile, or of one event. */
export interface UsedScope {
  /** Null for the profile, else the event's name. */
  readonly scope: string | null
  readonly title: string
  /** Quiet, beside the title. */
  readonly note: string
  /** False for an event that the user does not have: there is nothing to put another value into. */
  readonly exists: boolean
  readonly properties: readonly UsedProperty[]
}

/** Returns every property that a draft's texts and payload use, by scope, each in the order of its first use. */
export function usedProperties(draft: Draft, recipient: Recipient): readonly UsedScope[] {
  const used = new Map<string | null, Set<string>>()
  const use = (scope: string | null, name: string) => used.set(scope, (used.get(scope) ?? new Set()).add(name))
  const named = new Set<string>()
  for (const { value } of draft.pairs) {
    for (const { token } of tokensIn(value)) {
      const { source, field } = token
      if (source.kind === 'profile') use(null, field)
      else if (source.kind === 'event') use(recipient.event?.name ?? '', field)
      else if (source.kind === 'named-event') {
        named.add(source.name)
        use(source.name, field)
      }
    }
  }
  for (const name of [...draft.include.profileAttributes, ...Object.values(draft.payload.identities)]) use(null, name)
  return [...used]
    .sort(([a], [b]) => Number(a !== null) - Number(b !== null))
    .map(([scope, names]) => usedScope(scope, [...names], named, recipient))
}

function usedScope(
  scope: string | null,
  names: readonly string[],
  named: ReadonlySet<string>,
  recipient: Recipient,
): UsedScope {
  if (scope === null) {
    const real = (name: string) => profileProperty(recipient.profile, name, recipient.asOf)
    return {
      scope,
      title: 'Profile',
      note: '',
      exists: true,
      properties: names.map((name) => ({ name, real: real(name) })),
    }
  }
  const trigger = recipient.event?.name === scope ? recipient.event : null
  const event = trigger ?? recipient.newest.get(scope)
  const notes = [
    ...(trigger !== null ? ['the triggering event'] : []),
    ...(named.has(scope) ? ['the newest of this name'] : []),
  ]
  return {
    scope,
    title: scope === '' ? 'Triggering event' : scope,
    note: event === undefined ? 'the user has no such event' : notes.join(', and '),
    exists: event !== undefined,
    properties: names.map((name) => ({ name, real: event === undefined ? undefined : own(event.properties, name) })),
  }
}
