import type { CheckContext } from '#shared/check/context'
import { diagnose, inKey, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { quoted } from '#shared/words/names'

/** Keys with white space at an edge, which is invisible, and which every receiver compares. */
export function* untrimmedKey({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    const trimmed = pair.key.trim()
    if (trimmed === pair.key || trimmed === '') continue
    const message = `The key ${quoted(pair.key)} begins or ends with white space. Remove it.`
    yield diagnose('untrimmed-key', inKey(pair), message, {
      fixes: [replace(inKey(pair), 'Remove the white space', trimmed)],
    })
  }
}
