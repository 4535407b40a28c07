import type { Draft } from '#shared/campaign/draft'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { fewestGrouped, findingCount } from '#shared/check/finding-count'

export type Severity = DraftDiagnostic['severity']

/** Worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** What people read for each. */
export const severityWords: Readonly<Record<Severity, { readonly one: string; readonly many: string }>> = {
  error: { one: 'Error', many: 'Errors' },
  warning: { one: 'Warning', many: 'Warnings' },
  info: { one: 'Note', many: 'Notes' },
}

/** How many different things are found of each severity, as they are listed: what is said of many places is one. */
export type ProblemCounts = Readonly<Record<Severity, number>>

export function problemCounts(diagnostics: readonly DraftDiagnostic[]): ProblemCounts {
  const of = (severity: Severity) => findingCount(diagnostics.filter((diagnostic) => diagnostic.severity === severity))
  return { error: of('error'), warning: of('warning'), info: of('info') }
}

/** A line of the list: a heading, or a problem with the words for its place. */
export type ProblemLine =
  | { readonly kind: 'heading'; readonly severity: Severity; readonly count: number }
  | { readonly kind: 'problem'; readonly id: string; readonly diagnostic: DraftDiagnostic; readonly where: string }
  /** What is said of several places, which follow it while it is open. */
  | {
      readonly kind: 'group'
      readonly id: string
      readonly diagnostic: DraftDiagnostic
      readonly places: number
      readonly isOpen: boolean
    }

/**
 * Returns the problems that the filters leave, `keys` being those of the draft’s pairs: under a heading for each
 * severity, in each by pair. What is said of many places is one line; `open` holds the ids of those that show their places.
 */
export function problemLines(
  diagnostics: readonly DraftDiagnostic[],
  keys: readonly string[],
  hidden: ReadonlySet<Severity>,
  text: string,
  open: ReadonlySet<string> = new Set(),
): readonly ProblemLine[] {
  const wanted = text.trim().toLowerCase()
  const all = diagnostics
    .map((diagnostic) => ({ diagnostic, where: whereOf(diagnostic, keys) }))
    .filter(
      ({ diagnostic: { message, code }, where }) =>
        wanted === '' || [message, code, where].some((part) => part.toLowerCase().includes(wanted)),
    )
  return severities.flatMap((severity): readonly ProblemLine[] => {
    const found = all.filter(({ diagnostic }) => diagnostic.severity === severity)
    if (found.length === 0 || hidden.has(severity)) return []
    const seen = new Map<string, number>()
    const lines = sameSayings(found).flatMap((own): readonly ProblemLine[] => {
      const places = () => own.map((line) => ({ kind: 'problem', id: idOf(line.diagnostic, seen), ...line }) as const)
      const diagnostic = own[0]?.diagnostic
      if (diagnostic === undefined || own.length < fewestGrouped) return places()
      const id = sayingOf(diagnostic)
      const isOpen = open.has(id)
      return [{ kind: 'group', id, diagnostic, places: own.length, isOpen }, ...(isOpen ? places() : [])]
    })
    return [{ kind: 'heading', severity, count: found.length }, ...lines]
  })
}

/** What is said of several places together, in the order of the first ones. To compare the long texts once is enough. */
function sameSayings<Each extends { readonly diagnostic: DraftDiagnostic }>(found: readonly Each[]): readonly Each[][] {
  const byMessage = [...Map.groupBy(found, ({ diagnostic }) => diagnostic.message).values()]
  return byMessage.flatMap((own) => [...Map.groupBy(own, ({ diagnostic }) => diagnostic.code).values()])
}

/** Returns what is said, wherever: the same for the same finding. */
function sayingOf({ code, severity, message }: DraftDiagnostic): string {
  return `${severity} ${code} ${message}`
}

/** Returns an id that stays the same while other problems come and go, so that the focus stays where it is. */
function idOf({ code, place, message }: DraftDiagnostic, seen: Map<string, number>): string {
  const name = `${code} ${place.pair ?? place.part} ${place.field ?? ''} ${message}`
  const nth = (seen.get(name) ?? 0) + 1
  seen.set(name, nth)
  return `${name} ${nth}`
}

const parts: Readonly<Record<keyof Draft, string>> = {
  id: 'draft',
  name: 'draft name',
  notes: 'notes',
  timeZone: 'time zone',
  missing: 'missing values',
  trigger: 'trigger',
  profileWhere: 'profile conditions',
  aliases: 'aliases',
  constant: 'constant',
  recommendations: 'recommendations',
  pairs: 'pairs',
  include: 'sent along',
  payload: 'payload',
  format: 'format',
}

/** Returns the place of a problem as users read it: the key of its pair, or the part of the draft. */
function whereOf({ place }: DraftDiagnostic, keys: readonly string[]): string {
  if (place.pair === null) return parts[place.part]
  const key = keys[place.pair] ?? ''
  return key.trim() === '' ? `pair ${place.pair + 1}` : key
}
