import type { Alias, Condition, Draft, EventMatch, Operator, PastEventMatch, Trigger } from '#shared/campaign/draft'

export type TriggerKind = Trigger['kind'] | 'everybody'

const noMatch: EventMatch = { event: '', where: [] }
/** What an inaction trigger begins with, in minutes. */
const firstWindow = 120

/**
 * Returns a trigger of another kind. What both kinds have goes along: the event that is done, the one that is not. What the new kind
 * has and the old one lacks comes from `before`, the last trigger of that kind, so that a change there and back loses nothing.
 */
export function withKind(trigger: Trigger | null, kind: TriggerKind, before: Trigger | null = null): Trigger | null {
  if (kind === 'everybody') return null
  if (trigger === null && before?.kind === kind) return before
  const did = didOf(trigger)
  if (kind === 'live-action') return { kind, ...plainMatch(did[0] ?? noMatch) }
  const didNot = didNotOf(trigger ?? before)
  if (kind === 'live-inaction') {
    const stops = didNot.length > 0 ? didNot : didNotOf(before)
    const withinMinutes = before?.kind === kind ? before.withinMinutes : firstWindow
    return { kind, did: plainMatch(did[0] ?? noMatch), didNot: plainMatch(stops[0] ?? noMatch), withinMinutes }
  }
  const known = before?.kind === kind ? before : { match: 'all' as const, did: [], didNot: [] }
  return {
    kind,
    match: known.match,
    did: merged(did.length > 0 ? did : [noMatch], known.did),
    didNot: trigger?.kind === 'live-action' ? known.didNot : merged(didNot.filter(isNamed), known.didNot),
  }
}

function didOf(trigger: Trigger | null): readonly EventMatch[] {
  if (trigger === null) return []
  if (trigger.kind === 'live-action') return [trigger]
  return trigger.kind === 'live-inaction' ? [trigger.did] : trigger.did
}

function didNotOf(trigger: Trigger | null): readonly EventMatch[] {
  if (trigger === null || trigger.kind === 'live-action') return []
  return trigger.kind === 'live-inaction' ? [trigger.didNot] : trigger.didNot
}

function isNamed({ event }: EventMatch): boolean {
  return event !== ''
}

function plainMatch({ event, where }: EventMatch): EventMatch {
  return { event, where }
}

/** The first of the one, with the days it had in the other, then the rest of the other. */
function merged(some: readonly EventMatch[], known: readonly PastEventMatch[]): readonly PastEventMatch[] {
  if (some.length === 0) return known
  const [first] = known
  const own = some.map((match, i) =>
    i === 0 && first?.withinDays !== undefined
      ? { ...plainMatch(match), withinDays: first.withinDays }
      : plainMatch(match),
  )
  return [...own, ...known.slice(own.length)]
}

/** Returns a condition with another operator. Its value stays as far as the operator takes one. */
export function withOperator(condition: Condition, is: Operator): Condition {
  const { value, ...rest } = condition
  if (is === 'exists' || is === 'not-exists') return { ...rest, is }
  const texts = value === undefined ? [] : typeof value === 'object' ? value : [value]
  if (is === 'one-of') return { ...rest, is, value: texts.filter((text) => text !== '') }
  return { ...rest, is, value: texts[0] ?? '' }
}

/** Returns the draft with an alias, which is held constant. One over the very same properties is taken as it is. */
export function holdAlias(draft: Draft, alias: Alias): Draft {
  const same = draft.aliases.find(({ properties }) => isSame(properties, alias.properties))
  if (same !== undefined) return { ...draft, constant: same.name }
  return { ...draft, aliases: [...draft.aliases, alias], constant: alias.name }
}

function isSame(a: Alias['properties'], b: Alias['properties']): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
}

/** Returns the draft with one of its aliases changed. The constant follows its alias's name. */
export function changeAlias(draft: Draft, name: string, change: Partial<Alias>): Draft {
  const aliases = draft.aliases.map((alias) => (alias.name === name ? { ...alias, ...change } : alias))
  const constant = draft.constant === name ? (change.name ?? name) : draft.constant
  return { ...draft, aliases, constant }
}

/** Returns an alias's properties with another one for an event, or with none where the name is empty. */
export function withProperty({ properties }: Alias, event: string, property: string): Alias['properties'] {
  const others = Object.entries(properties).filter(([name]) => name !== event)
  if (property === '') return Object.fromEntries(others)
  return Object.hasOwn(properties, event)
    ? Object.fromEntries(Object.entries(properties).map(([name, known]) => [name, name === event ? property : known]))
    : Object.fromEntries([...others, [event, property]])
}
