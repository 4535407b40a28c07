import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inKey } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** Pairs without a key. One that is empty altogether can be removed. */
export function* emptyKey({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    if (pair.key.trim() !== '') continue
    const isEmpty = pair.value.source.trim() === ''
    const message = isEmpty
      ? 'This pair is empty. Give it a key and a value, or remove it.'
      : 'This pair has no key. Give it one.'
    const fixes = isEmpty ? [fix('Remove the pair', { kind: 'remove-pair', pair: pair.index })] : []
    yield diagnose('empty-key', inKey(pair), message, { fixes })
  }
}
