import { snapshot, type SnapshotKeys } from 'fuzzysort'
import type { Group } from '#shared/assist/completion'
import { peopleRank } from '#shared/assist/people-names'
import { folded } from '#shared/assist/text-fit'
import type { ObservedProperty, ObservedSchema, ObservedScope } from '#shared/sample/observed'
import { systemEventProperties, systemProfileProperties } from '#shared/sample/system-properties'
import type { Source } from '#shared/template/node'

/** Something that a token can name, before it is known whether it fits what is typed. */
export interface Candidate {
  readonly group: Group
  readonly source: Source
  readonly field: string
  /** As the list shows it: `City`, `Charged - date`. */
  readonly label: string
  /** The label and the field as they are compared. */
  readonly folded: string
  readonly foldedField: string
  /** Its source's words in small letters, as they may be typed: `profile`; `event` and the triggering event's name. */
  readonly sources: readonly string[]
  readonly property: ObservedProperty | null
  /** From 0 to 1; null when no samples tell. */
  readonly fillRate: number | null
}

/** A candidate with its index in its list. */
export interface Placed extends Candidate {
  readonly place: number
}

/** Candidates made ready for search. The list is in the order of an empty query. */
export interface CandidateList {
  readonly candidates: readonly Placed[]
  readonly targets: SnapshotKeys<Placed>
  /** The words of all its sources, each once. */
  readonly sources: readonly string[]
}

/** Returns a list that can be searched, the fullest properties first, unless `order` puts others before. */
export function candidateList(
  candidates: readonly Candidate[],
  order: (a: Candidate, b: Candidate) => number = () => 0,
): CandidateList {
  const inOrder = [...candidates]
    .sort((a, b) => order(a, b) || byFill(a, b))
    .map((candidate, place): Placed => ({ ...candidate, place }))
  const keys = [(candidate: Candidate) => candidate.field, (candidate: Candidate) => candidate.label]
  const sources = [...new Set(inOrder.flatMap((candidate) => candidate.sources))]
  return { candidates: inOrder, targets: snapshot(inOrder, { keys }), sources }
}

/** Fullest first, then by name. */
function byFill(a: Candidate, b: Candidate): number {
  return (b.fillRate ?? -1) - (a.fillRate ?? -1) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
}

/** Returns a candidate with its share of `total` samples that have it. */
export function candidate(
  group: Group,
  source: Source,
  field: string,
  label: string,
  seen?: ObservedProperty,
  total = 0,
): Candidate {
  const fillRate = seen === undefined || total === 0 ? null : seen.filled / total
  const plain = { folded: folded(label), foldedField: folded(field) }
  return { group, source, field, label, ...plain, sources: sourceWords(source), property: seen ?? null, fillRate }
}

/** Another event's name is in its label. */
function sourceWords(source: Source): readonly string[] {
  switch (source.kind) {
    case 'profile':
      return ['profile']
    case 'event':
      return ['event']
    case 'constant':
      return [source.nth === 1 ? 'constant' : `constant #${String(source.nth)}`]
    case 'recommendation':
      return [`recommendation ${source.slot.toLowerCase()}`]
    case 'named-event':
      return []
  }
}

const profileLists = new WeakMap<ObservedScope, CandidateList>()

/** Returns the profile's properties, names of people first, those of CleverTap included. Prepared once for each schema. */
export function profileCandidates({ profiles }: ObservedSchema): CandidateList {
  return kept(profileLists, profiles, () => {
    const { candidates } = scopeCandidates('Profile', { kind: 'profile' }, profiles, systemProfileProperties)
    return candidateList(candidates, peopleFirst(profiles.total > 0))
  })
}

/** Orders names of people before the rest: where there are samples, only those that some of them have. */
function peopleFirst(hasSamples: boolean): (a: Candidate, b: Candidate) => number {
  const rank = ({ field, fillRate }: Candidate) => (hasSamples && !fillRate ? Infinity : peopleRank(field))
  return (a, b) => {
    const [first, second] = [rank(a), rank(b)]
    return first === second ? 0 : first - second
  }
}

const eventLists = new WeakMap<ObservedScope, CandidateList>()

/** Returns the properties of the triggering event, as those of `Event`. They are also found by the event's own name. */
export function eventCandidates(name: string, scope: ObservedScope): CandidateList {
  return kept(eventLists, scope, () => {
    const { candidates } = scopeCandidates('Event', { kind: 'event' }, scope, systemEventProperties)
    const own = name.toLowerCase()
    return candidateList(candidates.map((candidate) => ({ ...candidate, sources: [...candidate.sources, own] })))
  })
}

const namedLists = new WeakMap<ObservedScope, CandidateList>()

/** Returns the properties of the events of one name. */
export function namedEventCandidates(name: string, scope: ObservedScope): CandidateList {
  return kept(namedLists, scope, () => candidateList(withName(name, scope)))
}

const everyEvent = new WeakMap<ObservedSchema['events'], CandidateList>()

/** Returns the properties of every event by its name. */
export function otherEventCandidates({ events }: ObservedSchema): CandidateList {
  return kept(everyEvent, events, () => candidateList([...events].flatMap(([name, scope]) => withName(name, scope))))
}

function withName(name: string, { properties, total }: ObservedScope): readonly Candidate[] {
  const source = { kind: 'named-event', name } as const
  return [...properties].map(([field, seen]) =>
    candidate('Other events', source, field, `${name} - ${field}`, seen, total),
  )
}

function scopeCandidates(group: Group, source: Source, scope: ObservedScope, system: readonly string[]): CandidateList {
  const seen = [...scope.properties].map(([field, property]) =>
    candidate(group, source, field, field, property, scope.total),
  )
  const unseen = system
    .filter((name) => !scope.properties.has(name))
    .map((name) => candidate(group, source, name, name))
  return candidateList([...seen, ...unseen])
}

function kept<Key extends WeakKey>(
  lists: WeakMap<Key, CandidateList>,
  key: Key,
  make: () => CandidateList,
): CandidateList {
  let list = lists.get(key)
  if (list === undefined) lists.set(key, (list = make()))
  return list
}
