import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { quoted } from '#shared/words/names'

/** Pairs with a key and no value. */
export function* emptyValue({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    const { source } = pair.value
    if (source.trim() !== '' || pair.key.trim() === '') continue
    const what = source === '' ? 'no value' : 'only white space as its value'
    const message = `${quoted(pair.key)} has ${what}. Write one, or remove the pair.`
    yield diagnose('empty-value', inValue(pair, { start: 0, end: source.length }), message)
  }
}
