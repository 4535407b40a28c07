import {
  type Candidate,
  candidateList,
  type CandidateList,
  eventCandidates,
  otherEventCandidates,
  profileCandidates,
} from '#shared/assist/candidates'
import { type Caret, caretAt } from '#shared/assist/caret'
import { type AssistWorld, type Completion, type Group, groups } from '#shared/assist/completion'
import { completionFrom, freeEntry } from '#shared/assist/completion-from'
import { completions } from '#shared/assist/completions'
import { draftCandidates } from '#shared/assist/draft-candidates'
import { fitOf, matching } from '#shared/assist/matching'
import { triggeringEvent } from '#shared/campaign/trigger'
import { isReserved } from '#shared/template/source-name'
import type { Span } from '#shared/template/span'

/** A line of the list. Headers cannot be chosen. */
export type Line =
  | { readonly kind: 'header'; readonly group: Group; readonly total: number }
  | { readonly kind: 'item'; readonly item: Completion }
  /** The rest of a group: choosing it shows that group alone. */
  | { readonly kind: 'more'; readonly group: Group; readonly count: number }
  /** Opens the recommendations, where the draft has none yet. */
  | { readonly kind: 'create'; readonly group: Group }

export interface TokenLines {
  /** What an accepted line replaces; null where nothing can be completed. */
  readonly span: Span | null
  readonly lines: readonly Line[]
  /** Whether the first line may be accepted without having been moved to. */
  readonly eager: boolean
}

/** How many of each group are shown while there are several. */
const few = 6
const maxLines = 200

export const nothing: TokenLines = { span: null, lines: [], eager: false }

/** Returns what can stand at the caret, by groups: the group with the best fit first, without a query in their usual order. */
export function tokenLines(source: string, offset: number, world: AssistWorld, only: Group | null): TokenLines {
  const caret = caretAt(source, offset)
  if (caret === undefined) return nothing
  const isOpen = caret.kind === 'token' && caret.source === null && !isReserved(caret.query)
  const found = isOpen ? searched(caret, world, only) : byGroup(completions(source, offset, world).items)
  const several = isOpen && only === null && found.length > 1
  const lines = found.flatMap(({ group, total, items }): readonly Line[] => {
    const shown = several ? items.slice(0, few) : items
    const rest = several && total > shown.length ? [{ kind: 'more', group, count: total - shown.length } as const] : []
    return [{ kind: 'header', group, total }, ...shown.map((item) => ({ kind: 'item', item }) as const), ...rest]
  })
  const isNew = isOpen && (only === null || only === 'Recommendations') && offersCreation(caret.query, world)
  const isKnown = found.some(({ items }) => items.some((item) => item.known))
  return {
    span: caret.span,
    lines: isNew ? [...lines, ...creation] : lines,
    eager: isKnown || (caret.kind === 'token' && caret.braced),
  }
}

/** What is typed to get there without knowing that it is a command. */
const creationNames = ['recommendation', 'new recommendation']

const creation: readonly Line[] = [
  { kind: 'header', group: 'Recommendations', total: 0 },
  { kind: 'create', group: 'Recommendations' },
]

function offersCreation(query: string, { draft }: AssistWorld): boolean {
  const text = query.trim().toLowerCase()
  return draft.recommendations.length === 0 && creationNames.some((name) => name.startsWith(text))
}

interface Section {
  readonly group: Group
  readonly total: number
  readonly items: readonly Completion[]
}

function byGroup(items: readonly Completion[]): readonly Section[] {
  return groups.flatMap((group) => {
    const own = items.filter((item) => item.group === group)
    return own.length === 0 ? [] : [{ group, total: own.length, items: own }]
  })
}

type TokenCaret = Extract<Caret, { readonly kind: 'token' }>

/** Returns every group's own best, in one search: `completions` would cut the best of all, and with them whole groups. */
function searched({ query, braced }: TokenCaret, world: AssistWorld, only: Group | null): readonly Section[] {
  const lists = listsOf(world)
  const sections = groups
    .filter((group) => only === null || group === only)
    .map((group): Section & { readonly rank: number } => {
      const { list, leavesOut } = lists[group]
      const { items, total } = matching(query, list, only === null ? few : maxLines, leavesOut)
      return { group, total, rank: rankOf(items[0], query), items: items.map((item) => completionFrom(item, world)) }
    })
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => a.rank - b.rank)
  const isWord = query !== '' && (braced || !/\s/.test(query)) && (only === null || only === 'Profile')
  const field = isWord ? query : undefined
  const isThere = sections.some(({ items }) => items.some(({ label }) => label === field))
  return field === undefined || isThere ? sections : withFreeEntry(sections, freeEntry(field, { kind: 'profile' }))
}

/** Adds what is typed as the last property of the profile: it can be one that no sample has. */
function withFreeEntry(sections: readonly Section[], free: Completion): readonly Section[] {
  const profile = sections.find(({ group }) => group === 'Profile')
  if (profile === undefined) return [...sections, { group: 'Profile', total: 1, items: [free] }]
  const items = [...profile.items.slice(0, profile.items.length < few ? few : -1), free]
  return sections.map((section) => (section === profile ? { ...profile, total: profile.total + 1, items } : section))
}

/** As `matching` orders within a list. */
function rankOf(best: Candidate | undefined, query: string): number {
  const text = query.trim().toLowerCase()
  return text === '' || best === undefined ? 0 : fitOf(best, text)
}

interface Searchable {
  readonly list: readonly CandidateList[]
  readonly leavesOut: (candidate: Candidate) => boolean
}

const none = { list: [], leavesOut: () => false }

function listsOf(world: AssistWorld): Readonly<Record<Group, Searchable>> {
  const event = triggeringEvent(world.draft.trigger)
  const scope = event === null ? undefined : world.schema.events.get(event)
  const own = candidateList(draftCandidates(world))
  return {
    Profile: { list: [profileCandidates(world.schema)], leavesOut: () => false },
    Event:
      event === null || scope === undefined ? none : { list: [eventCandidates(event, scope)], leavesOut: () => false },
    'Other events': {
      list: [otherEventCandidates(world.schema)],
      leavesOut: ({ source }) => source.kind === 'named-event' && source.name === event,
    },
    Constant: { list: [own], leavesOut: ({ group }) => group !== 'Constant' },
    Recommendations: { list: [own], leavesOut: ({ group }) => group !== 'Recommendations' },
    Default: none,
  }
}
