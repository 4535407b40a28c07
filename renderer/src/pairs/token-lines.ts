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
import { triggeringEvent } from '#shared/campaign/trigger'
import type { Token } from '#shared/template/node'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'

/** A line of the list. Headers cannot be chosen. */
export type Line =
  | { readonly kind: 'header'; readonly group: Group | 'Recent'; readonly total: number }
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
  /** What is searched for. Empty where everything is listed by groups. */
  readonly query: string
}

/** How many of each group are shown while there are several. */
const few = 6
/** How many of those used lately come before them: names of people stay in sight. */
const maxRecent = 3
const maxLines = 200

export const nothing: TokenLines = { span: null, lines: [], eager: false, query: '' }

/**
 * Returns what can stand at the caret. As soon as something is typed: the best first, whatever it is from. Before that: what was used
 * lately (`recent`, the last first), then everything by groups.
 */
export function tokenLines(
  source: string,
  offset: number,
  world: AssistWorld,
  only: Group | null,
  recent: readonly Token[] = [],
): TokenLines {
  const caret = caretAt(source, offset)
  if (caret === undefined) return nothing
  const { span, query } = caret
  const isNew = caret.kind === 'token' && caret.source === null && offersCreation(query, world)
  const created = isNew && (only === null || only === 'Recommendations') ? creation : []
  const isBrowsed = caret.kind === 'token' && caret.source === null && query === ''
  if (isBrowsed) return { span, lines: [...browsed(world, only, recent), ...created], eager: true, query }
  const { items } = completions(source, offset, world)
  return {
    span,
    lines: [...items.map((item) => ({ kind: 'item', item }) as const), ...created],
    eager: items.some(({ known }) => known) || (caret.kind === 'token' && caret.braced),
    query,
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

/** Everything by groups, or one group alone. */
function browsed(world: AssistWorld, only: Group | null, recent: readonly Token[]): readonly Line[] {
  const lists = listsOf(world)
  if (only !== null) return sectionOf(lists[only], only, maxLines, world)
  const used = recent.flatMap((token) => candidateOf(token, lists) ?? []).slice(0, maxRecent)
  const rest = ({ list, leavesOut }: Searchable): Searchable => ({
    list,
    leavesOut: (candidate) => used.includes(candidate) || leavesOut(candidate),
  })
  const header: readonly Line[] = used.length === 0 ? [] : [{ kind: 'header', group: 'Recent', total: used.length }]
  return [
    ...header,
    ...used.map((candidate) => lineOf(candidate, world)),
    ...groups.flatMap((group) => sectionOf(rest(lists[group]), group, few, world)),
  ]
}

function sectionOf({ list, leavesOut }: Searchable, group: Group, limit: number, world: AssistWorld): readonly Line[] {
  const { items, total } = matching('', list, limit, leavesOut)
  if (total === 0) return []
  const rest = limit < maxLines ? total - items.length : 0
  return [
    { kind: 'header', group, total },
    ...items.map((item) => lineOf(item, world)),
    ...(rest > 0 ? [{ kind: 'more', group, count: rest } as const] : []),
  ]
}

function lineOf(candidate: Candidate, world: AssistWorld): Line {
  return { kind: 'item', item: completionFrom(candidate, world) }
}

/** Returns what the samples or the draft have of a token. */
function candidateOf(token: Token, lists: Readonly<Record<Group, Searchable>>): Candidate | undefined {
  const text = print({ ...token, default: null })
  const isSame = ({ source, field }: Candidate) =>
    field === token.field && source.kind === token.source.kind && print({ source, field, default: null }) === text
  for (const { list, leavesOut } of Object.values(lists)) {
    const found = list.flatMap(({ candidates }) => candidates.find((each) => isSame(each) && !leavesOut(each)) ?? [])[0]
    if (found !== undefined) return found
  }
  return undefined
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
