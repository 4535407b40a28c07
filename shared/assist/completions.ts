import { type Candidate, type CandidateList, candidateList } from '#shared/assist/candidates'
import {
  eventCandidates,
  namedEventCandidates,
  otherEventCandidates,
  profileCandidates,
} from '#shared/assist/candidates'
import { type Caret, caretAt } from '#shared/assist/caret'
import type { AssistWorld, Completion, Completions } from '#shared/assist/completion'
import { completionFrom, freeEntry } from '#shared/assist/completion-from'
import { defaultCompletions } from '#shared/assist/default-completions'
import { draftCandidates } from '#shared/assist/draft-candidates'
import { fitOf, fits, matching, type Matching } from '#shared/assist/matching'
import { meantSource, otherReadings, type Reading } from '#shared/assist/other-readings'
import { wantedOf } from '#shared/assist/text-fit'
import { triggeringEvent } from '#shared/campaign/trigger'
import type { Source } from '#shared/template/node'
import { isReserved, sourceFrom } from '#shared/template/source-name'

/** How many completions are answered at once: an editor lags with thousands. */
const maxCompletions = 200

/**
 * Returns what can stand at the caret (an offset in UTF-16 units), the best first. Nothing where nothing can be completed. Fast
 * enough for every keystroke: the samples' names are prepared once for each schema.
 */
export function completions(source: string, offset: number, world: AssistWorld): Completions {
  const caret = caretAt(source, offset)
  if (caret === undefined) return { span: { start: offset, end: offset }, items: [], total: 0 }
  if (caret.kind === 'default') return defaultCompletions(caret, world)
  const { query, source: from } = sourceAlone(caret, world) ?? readingOf(caret, world)
  const { items, total } = found({ query, source: from }, world)
  const shown = items.map((item) => completionFrom(item, world))
  const free = freeEntryFor({ ...caret, query, source: from }, items)
  if (free === undefined) return { span: caret.span, items: shown, total }
  return { span: caret.span, items: [...shown.slice(0, maxCompletions - 1), free], total: total + 1 }
}

function readingOf({ query, source }: TokenCaret, { schema }: AssistWorld): Reading {
  return { query, source: meantSource(source, schema) }
}

/** What fits; where nothing does, what fits the first other way to read it that something begins with. */
function found(reading: Reading, world: AssistWorld): Matching {
  const as = ({ query, source }: Reading) =>
    matching(query, listsFor(source, world), maxCompletions, isTriggering(source, world))
  const fitting = as(reading)
  if (fitting.total > 0) return fitting
  for (const other of otherReadings(reading, world.schema)) {
    const others = as(other)
    const [best] = others.items
    if (best !== undefined && fitOf(best, wantedOf(other.query)) <= fits.wordBegins) return others
  }
  return fitting
}

type TokenCaret = Extract<Caret, { readonly kind: 'token' }>

/** `Profile` or `Event`, typed in full without its dash yet, asks for everything that it has. */
function sourceAlone(
  { query, source }: TokenCaret,
  { draft }: AssistWorld,
): { readonly query: string; readonly source: Source } | undefined {
  const from = source === null && query !== '' ? sourceFrom(query) : undefined
  if (from === undefined || from.kind === 'named-event') return undefined
  // a slot's name is still being typed
  if (from.kind === 'recommendation' && !draft.recommendations.some(({ slot }) => slot === from.slot)) return undefined
  return { query: '', source: from }
}

/** The triggering event's properties are listed as `@Event`, so they are left out of the other events. */
function isTriggering(source: Source | null, { draft }: AssistWorld): (candidate: Candidate) => boolean {
  const event = triggeringEvent(draft.trigger)
  return (candidate) => source === null && candidate.source.kind === 'named-event' && candidate.source.name === event
}

/** What is typed as a property of its own, unless a known one has that very name. In plain text only a single word may be one. */
function freeEntryFor({ query, source, braced }: TokenCaret, items: readonly Candidate[]): Completion | undefined {
  if (query === '' || (source === null && isReserved(query)) || (!braced && /\s/.test(query))) return undefined
  if (items.some(({ field }) => field === query)) return undefined
  if (source?.kind === 'constant' || source?.kind === 'recommendation') return undefined
  return freeEntry(query, source ?? { kind: 'profile' })
}

/** Where to look, given the source that is already typed. */
function listsFor(source: Source | null, world: AssistWorld): readonly CandidateList[] {
  const event = triggeringEvent(world.draft.trigger)
  const scope = event === null ? undefined : world.schema.events.get(event)
  const triggering = event === null || scope === undefined ? [] : [eventCandidates(event, scope)]
  if (source === null) {
    const own = candidateList(draftCandidates(world))
    return [profileCandidates(world.schema), ...triggering, own, otherEventCandidates(world.schema)]
  }
  if (source.kind === 'profile') return [profileCandidates(world.schema)]
  if (source.kind === 'event') return triggering
  if (source.kind === 'named-event') {
    const named = world.schema.events.get(source.name)
    return named === undefined ? [] : [namedEventCandidates(source.name, named)]
  }
  return [candidateList(draftCandidates(world).filter((candidate) => isOf(candidate.source, source)))]
}

/** `@Constant` asks for all values, `@Constant #2` for the second. */
function isOf(source: Source, typed: Source): boolean {
  if (source.kind === 'constant' && typed.kind === 'constant') return typed.nth === 1 || source.nth === typed.nth
  if (source.kind === 'recommendation' && typed.kind === 'recommendation') return source.slot === typed.slot
  return source.kind === typed.kind
}
