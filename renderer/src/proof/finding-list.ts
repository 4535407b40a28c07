import type { Draft } from '#shared/campaign/draft'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import type { Finding } from '#shared/proof/findings'
import type { Severity } from '#shared/template/diagnostic'

const order = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

/** Returns findings grouped: the worst first, those of one code together, the commonest code first, then by pair. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const most = new Map<string, number>()
  for (const { code, count } of findings) most.set(code, Math.max(count, most.get(code) ?? 0))
  return [...findings].sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      (most.get(b.code) ?? 0) - (most.get(a.code) ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
      (a.pair ?? -1) - (b.pair ?? -1),
  )
}

/** Which problems of a draft make a flaw in its texts. */
const causes: Readonly<Record<string, readonly string[]>> = {
  'doubled-space': ['no-default', 'empty-default'],
  'dangling-punctuation': ['no-default', 'empty-default'],
  'empty-text': ['no-default', 'empty-default', 'empty-value'],
}

/** Returns what tells how the check would mend what makes a flaw; null where it knows no way. */
export function fixFinder(
  draft: Draft,
  diagnostics: readonly DraftDiagnostic[],
): (finding: Finding) => DraftFix | null {
  const byPair = Map.groupBy(diagnostics, ({ place }) => place.pair)
  return ({ code, pair }) => {
    if (pair === null || draft.pairs[pair] === undefined) return null
    const wanted = causes[code]
    const isCause = ({ code: cause, place }: DraftDiagnostic) =>
      wanted?.includes(cause) ?? (code.startsWith('leftover-token') && place.field === 'value')
    return (byPair.get(pair) ?? []).filter(isCause).flatMap(({ fixes }) => fixes)[0] ?? null
  }
}
