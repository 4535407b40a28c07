import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** What was said of a draft so far. */
export type KnownSayings = ReadonlySet<string>

/** Returns what problems say, for `freshProblems` to compare with later. */
export function sayingsOf(problems: readonly DraftDiagnostic[]): KnownSayings {
  return new Set(problems.map(sayingOf))
}

/** Returns the problems that were not known. One that was only counted anew, as after an import, is. */
export function freshProblems(problems: readonly DraftDiagnostic[], known: KnownSayings): readonly DraftDiagnostic[] {
  return problems.filter((problem) => !known.has(sayingOf(problem)))
}

/** Numbers, and the words that go with them: `1 of 34 users has`, `37 of 851 recipients (4 %) have`. */
const counts = /<?\d[\d,.]*( %)?|\((?=<?\d)|(?<=%)\)|\b(?:users?|recipients?|has|have)\b/g

function sayingOf({ code, message, place }: DraftDiagnostic): string {
  return `${code} ${place.pair ?? place.part} ${message.replaceAll(counts, '').replaceAll(/ +/g, ' ')}`
}
