import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'

/** mParticle's attributes of one event. */
const maxPairs = 100

/** Reports more pairs than mParticle documents for one event. */
export function* tooManyPairs({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  if (pairs.length <= maxPairs) return
  const message = `There are ${pairs.length} pairs. mParticle documents ${maxPairs} attributes for one event: the rest may be dropped. Remove or merge some.`
  yield diagnose('too-many-pairs', inDraft('pairs'), message, { link: links.mparticleLimits })
}
