import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { utf8Length, worstLength } from '#shared/check/worst-length'
import { count } from '#shared/words/numbers'

/** mParticle's largest request, in bytes. */
const maxRequestBytes = 256 * 1024

/** The quotes, colon and comma around a pair in JSON. */
const punctuation = 6

/** Pairs that, with the longest values in the samples, can outgrow one request. Counts what characters take at most in UTF-8. */
export function* requestSize(context: CheckContext): Generator<DraftDiagnostic> {
  let bytes = 0
  for (const pair of context.pairs) bytes += utf8Length(pair.key) + worstLength(pair, context).bytes + punctuation
  if (bytes <= maxRequestBytes) return
  const message = `The pairs can reach up to ${count(Math.ceil(bytes / 1024))} KB in UTF-8. mParticle accepts requests of at most 256 KB. Shorten the values.`
  yield diagnose('request-size', inDraft('pairs'), message, { link: links.mparticleLimits })
}
