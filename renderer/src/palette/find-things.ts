import { go, snapshot, type SnapshotKey } from 'fuzzysort'
import { folded, quality, textFit, textFits, type Wanted, wantedOf } from '#shared/assist/text-fit'
import { type Kind, kinds, type Thing } from './things.ts'

/** A thing with the letters that were found, as UTF-16 units of its label and of its note. */
export interface FoundThing {
  readonly thing: Thing
  readonly inLabel: readonly number[]
  readonly inNote: readonly number[]
}

export interface FoundGroup {
  readonly heading: Kind | 'Recent'
  readonly found: readonly FoundThing[]
  /** Nothing in it is found by more than letters that are scattered over its text. */
  readonly isFaint?: boolean
}

/** What fits worse is not meant; 1 is exact. */
const threshold = 0.4
/** A text as long as a pair's value holds the letters of almost anything, somewhere. */
const wholeThreshold = 0.6
/** What a thing loses that is not found by its label alone. */
const byNote = 0.2
/** What a thing gains that was used lately. */
const lately = 0.2
/** What a command is ahead of a property or a pair with such letters: most come here for a command. */
const forCommands = 0.1
/** How many of a group are shown: the letters that are typed next find the others. */
const maxFound = 8
const maxRecent = 5

/** Things made ready to be searched, some hundreds at a time: by the label, and by the label with the note. */
export type Searchable = readonly {
  readonly byLabel: SnapshotKey<Thing>
  readonly byWhole: SnapshotKey<Thing>
  /** What fits equally well stays in this order. */
  readonly places: ReadonlyMap<Thing, number>
}[]

/** How many are searched in one step: a few milliseconds' work. */
const stepSize = 500

export function searchable(things: readonly Thing[]): Searchable {
  return Array.from({ length: Math.ceil(things.length / stepSize) }, (_, nth) => {
    const some = things.slice(nth * stepSize, (nth + 1) * stepSize)
    return {
      byLabel: snapshot(some, { key: ({ label }: Thing) => label }),
      byWhole: snapshot(some, { key: wholeOf }),
      places: new Map(some.map((thing, place) => [thing, nth * stepSize + place])),
    }
  })
}

const wholeOf = ({ label, note }: Thing) => `${label} ${note}`

/** Returns what is offered before anything is typed: what was used last, and every command. */
export function offered(things: readonly Thing[], recent: readonly string[]): readonly FoundGroup[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const used = recent.flatMap((id) => byId.get(id) ?? []).slice(0, maxRecent)
  const others = things.filter((thing) => thing.kind === 'Commands' && !used.includes(thing))
  const group = (heading: FoundGroup['heading'], of: readonly Thing[]): readonly FoundGroup[] =>
    of.length === 0 ? [] : [{ heading, found: of.map((thing) => ({ thing, inLabel: [], inNote: [] })) }]
  return [...group('Recent', used), ...group('Commands', others)]
}

/**
 * Steps whose end returns what fits a text that is not empty, kind by kind, the kind with the best fit first. What was used lately comes
 * before what fits about as well.
 */
export function* foundInSteps(
  text: string,
  things: Searchable,
  recent: readonly string[],
): Generator<undefined, readonly FoundGroup[]> {
  const used = new Set(recent)
  const wanted = wantedOf(text)
  const weigh = ({ id, kind }: Thing, fit: number) =>
    fit + (used.has(id) ? lately : 0) + (kind === 'Commands' ? forCommands : 0)
  const all: (FoundThing & { readonly weight: number; readonly place: number })[] = []
  for (const [nth, { byLabel, byWhole, places }] of things.entries()) {
    if (nth > 0) yield
    const known = new Set<Thing>()
    const placeOf = (thing: Thing) => places.get(thing) ?? 0
    for (const { obj: thing, score, indexes } of go(text, byLabel, { limit: 0, threshold })) {
      known.add(thing)
      const weight = weigh(thing, quality(folded(thing.label), wanted, score))
      all.push({ thing, weight, place: placeOf(thing), inLabel: indexes, inNote: [] })
    }
    for (const { obj: thing, score, indexes } of go(text, byWhole, { limit: 0, threshold: wholeThreshold })) {
      if (known.has(thing)) continue
      const weight = weigh(thing, quality(folded(wholeOf(thing)), wanted, score) - byNote)
      all.push({ thing, weight, place: placeOf(thing), ...splitMarks(thing, indexes) })
    }
  }
  all.sort((a, b) => b.weight - a.weight || a.place - b.place)
  const best = new Map<Kind, number>()
  for (const { thing, weight } of all) if (!best.has(thing.kind)) best.set(thing.kind, weight)
  return kinds
    .filter((kind) => best.has(kind))
    .sort((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0))
    .map((kind) => {
      const ofKind = all.filter(({ thing }) => thing.kind === kind).slice(0, maxFound)
      return { heading: kind, found: ofKind, isFaint: ofKind.every(({ thing }) => isFaint(thing, wanted)) }
    })
}

function isFaint(thing: Thing, wanted: Wanted): boolean {
  return textFit(folded(wholeOf(thing)), wanted) === textFits.letters
}

/** Returns the groups with the users that the cache has found meanwhile: behind what is there, but before what is hardly meant. */
export function withUsers(groups: readonly FoundGroup[], users: readonly FoundThing[]): readonly FoundGroup[] {
  if (users.length === 0) return groups
  const [meant, faint] = [false, true].map((is) => groups.filter(({ isFaint = false }) => isFaint === is))
  return [...(meant ?? []), { heading: 'Users', found: users }, ...(faint ?? [])]
}

/** Returns the found letters of the label with the note as those of each. */
function splitMarks({ label }: Thing, marks: readonly number[]): Pick<FoundThing, 'inLabel' | 'inNote'> {
  const before = label.length + 1
  return {
    inLabel: marks.filter((mark) => mark < label.length),
    inNote: marks.filter((mark) => mark >= before).map((mark) => mark - before),
  }
}

/** Returns the letters of a text that hold the wanted text, whatever the letter case, as UTF-16 units. */
export function marksOf(text: string, wanted: string): readonly number[] {
  const start = text.toLowerCase().indexOf(wanted.toLowerCase())
  return start < 0 ? [] : Array.from({ length: wanted.length }, (_, offset) => start + offset)
}
