import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** What was said of a draft so far: the places of each saying. */
export type KnownSayings = ReadonlyMap<string, ReadonlySet<string>>

/** Returns what problems say, for `freshProblems` to compare with later. */
export function sayingsOf(problems: readonly DraftDiagnostic[]): KnownSayings {
  const sayings = new Map<string, Set<string>>()
  for (const [message, own] of Map.groupBy(problems, (problem) => problem.message)) {
    const saying = withoutCounts(message)
    const places = sayings.get(saying) ?? new Set()
    for (const problem of own) places.add(placeOf(problem))
    sayings.set(saying, places)
  }
  return sayings
}

/** Returns the problems that were not known, in their order. One that was only counted anew, as after an import, is known. */
export function freshProblems(problems: readonly DraftDiagnostic[], known: KnownSayings): readonly DraftDiagnostic[] {
  const byMessage = new Map<string, ReadonlySet<string> | undefined>()
  return problems.filter((problem) => {
    const { message } = problem
    if (!byMessage.has(message)) byMessage.set(message, known.get(withoutCounts(message)))
    return byMessage.get(message)?.has(placeOf(problem)) !== true
  })
}

function placeOf({ code, place }: DraftDiagnostic): string {
  return `${code} ${place.pair ?? place.part}`
}

/** Numbers, and the words that go with them: `1 of 34 users has`, `37 of 851 recipients (4 %) have`. */
const counts = /<?\d[\d,.]*( %)?|\((?=<?\d)|(?<=%)\)|\b(?:users?|recipients?|has|have)\b/g

function withoutCounts(message: string): string {
  return message.replaceAll(counts, '').replaceAll(/ +/g, ' ')
}
