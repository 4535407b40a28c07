import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** Reports a draft without pairs, which sends nothing. */
export function* noPairs({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  if (pairs.length > 0) return
  const fixes = [fix('Add a pair', { kind: 'add-pair', added: { key: 'title', value: '' } })]
  yield diagnose('no-pairs', inDraft('pairs'), 'This draft has no pairs, so it sends nothing. Add one.', { fixes })
}
