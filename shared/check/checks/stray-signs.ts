import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { quoted } from '#shared/words/names'

/** Reports braces, and other systems' signs for tokens, that belong to no token: they go out as they stand. */
export function* straySigns({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    for (const { spans, isAround } of pair.value.strays) {
      const [first, second = first] = spans
      if (first === undefined || second === undefined) continue
      const texts = spans.map(({ start, end }) => quoted(pair.value.source.slice(start, end).trim()))
      const message = isAround
        ? `${texts.join(' and ')} stand around a token and go out as they stand. Remove them.`
        : `${texts.join(' ')} belongs to no token and goes out as it stands. Complete the token, or remove it.`
      const edits = spans.map((span) => ({ kind: 'text', pair: pair.index, field: 'value', span, text: '' }) as const)
      const place = inValue(pair, isAround ? { start: first.start, end: second.end } : first)
      yield diagnose('stray-signs', place, message, { fixes: isAround ? [fix('Remove them', ...edits)] : [] })
    }
  }
}
