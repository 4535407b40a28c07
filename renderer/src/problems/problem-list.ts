import type { Draft } from '#shared/campaign/draft'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

export type Severity = DraftDiagnostic['severity']

/** Worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** What people read for each. */
export const severityWords: Readonly<Record<Severity, { readonly one: string; readonly many: string }>> = {
  error: { one: 'Error', many: 'Errors' },
  warning: { one: 'Warning', many: 'Warnings' },
  info: { one: 'Note', many: 'Notes' },
}

/** How many diagnostics there are of each severity, and of what has to be looked at: for the tab's label. */
export interface ProblemCounts extends Readonly<Record<Severity, number>> {
  /** Errors and warnings; notes are no problems. */
  readonly problems: number
}

export function problemCounts(diagnostics: readonly DraftDiagnostic[]): ProblemCounts {
  const of = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const [error, warning, info] = [of('error'), of('warning'), of('info')]
  return { error, warning, info, problems: error + warning }
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
    const groups = Map.groupBy(found, ({ diagnostic }) => sayingOf(diagnostic))
    const lines = [...groups].flatMap(([saying, own]): readonly ProblemLine[] => {
      const places = () => own.map((line) => ({ kind: 'problem', id: idOf(line.diagnostic, seen), ...line }) as const)
      const diagnostic = own[0]?.diagnostic
      if (diagnostic === undefined || own.length < fewestGrouped) return places()
      const isOpen = open.has(saying)
      return [{ kind: 'group', id: saying, diagnostic, places: own.length, isOpen }, ...(isOpen ? places() : [])]
    })
    return [{ kind: 'heading', severity, count: found.length }, ...lines]
  })
}

/** A finding in at least this many places is one line. */
const fewestGrouped = 3

/** Returns how many different things are said: a finding in many places is one. */
export function findingCount(diagnostics: readonly DraftDiagnostic[]): number {
  // a code has one severity
  const byCode = new Map<string, Map<string, number>>()
  for (const { code, message } of diagnostics) {
    const places = byCode.get(code) ?? new Map<string, number>()
    places.set(message, (places.get(message) ?? 0) + 1)
    byCode.set(code, places)
  }
  let sum = 0
  for (const places of byCode.values()) for (const n of places.values()) sum += n < fewestGrouped ? n : 1
  return sum
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
