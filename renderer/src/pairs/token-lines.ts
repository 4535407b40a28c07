import {
  type Candidate,
  candidateList,
  type CandidateList,
  eventCandidates,
  otherEventCandidates,
  profileCandidates,
} from '#shared/assist/candidates'
import { caretAt } from '#shared/assist/caret'
import { type AssistWorld, type Completion, type Group, groups } from '#shared/assist/completion'
import { completionFrom } from '#shared/assist/completion-from'
import { completions } from '#shared/assist/completions'
import { draftCandidates } from '#shared/assist/draft-candidates'
import { matching } from '#shared/assist/matching'
import { triggeringEvent } from '#shared/check/known-names'
import type { Span } from '#shared/template/span'

/** A line of the list. Only items and `more` can be chosen. */
export type Line =
  | { readonly kind: 'header'; readonly group: Group; readonly total: number }
  | { readonly kind: 'item'; readonly item: Completion }
  /** The rest of a group: choosing it shows that group alone. */
  | { readonly kind: 'more'; readonly group: Group; readonly count: number }

export interface TokenLines {
  /** What an accepted line replaces; null where nothing can be completed. */
  readonly span: Span | null
  readonly lines: readonly Line[]
  /** How many fit, shown or not. */
  readonly total: number
  /** Whether the first line may be accepted without having been moved to. */
  readonly eager: boolean
}

/** How many of each group are shown while there are several. */
const few = 6
const most = 200

const nothing: TokenLines = { span: null, lines: [], total: 0, eager: false }

/** What can stand at the caret, by groups: the group with the best fit first, without a query in their usual order. */
export function tokenLines(source: string, offset: number, world: AssistWorld, only: Group | null): TokenLines {
  const caret = caretAt(source, offset)
  if (caret === undefined) return nothing
  const answer = completions(source, offset, world)
  const inOneList = caret.kind === 'default' || caret.source !== null
  const found = inOneList ? byGroup(answer.items) : searched(caret.query, answer.items, world, only)
  const several = !inOneList && only === null && found.length > 1
  const lines = found.flatMap(({ group, total, items }): readonly Line[] => {
    const shown = several ? items.slice(0, few) : items
    const rest = several && total > shown.length ? [{ kind: 'more', group, count: total - shown.length } as const] : []
    return [{ kind: 'header', group, total }, ...shown.map((item) => ({ kind: 'item', item }) as const), ...rest]
  })
  const total = found.reduce((sum, section) => sum + section.total, 0)
  const known = answer.items.some((item) => item.known)
  return { span: answer.span, lines, total, eager: known || (caret.kind === 'token' && caret.braced) }
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

/** Every group's own best. `best` are the best of all: they tell the order of the groups, and hold the free entry. */
function searched(
  query: string,
  best: readonly Completion[],
  world: AssistWorld,
  only: Group | null,
): readonly Section[] {
  const lists = listsOf(world)
  const rank = (group: Group) => {
    const at = query === '' ? -1 : best.findIndex((item) => item.known && item.group === group)
    return at < 0 ? best.length + groups.indexOf(group) : at
  }
  const free = only === null || only === 'Profile' ? best.find((item) => !item.known) : undefined
  const sections = groups
    .filter((group) => only === null || group === only)
    .map((group): Section => {
      const { list, leavesOut } = lists[group]
      const { items, total } = matching(query, list, only === null ? few : most, leavesOut)
      const own = items.map((item) => completionFrom(item, world))
      return free?.group === group
        ? { group, total: total + 1, items: [...own.slice(0, few - 1), free] }
        : { group, total, items: own }
    })
  return sections.filter(({ items }) => items.length > 0).sort((a, b) => rank(a.group) - rank(b.group))
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
    Event: scope === undefined ? none : { list: [eventCandidates(scope)], leavesOut: () => false },
    'Other events': {
      list: [otherEventCandidates(world.schema)],
      leavesOut: ({ source }) => source.kind === 'named-event' && source.name === event,
    },
    Constant: { list: [own], leavesOut: ({ group }) => group !== 'Constant' },
    Recommendations: { list: [own], leavesOut: ({ group }) => group !== 'Recommendations' },
    Default: none,
  }
}
