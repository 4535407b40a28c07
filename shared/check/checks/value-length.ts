import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { type WorstLength, worstLength } from '#shared/check/worst-length'
import { count } from '#shared/words/numbers'

/** The longest values that each vendor documents, in characters. */
const mparticle = 4096
const clevertap = 512

/** Reports values that can get longer, with the longest values in the samples, than mParticle or else CleverTap documents. */
export function* valueLength(context: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of context.pairs) {
    const worst = worstLength(pair, context)
    if (worst.characters <= clevertap) continue
    const place = inValue(pair, { start: 0, end: pair.value.source.length })
    if (worst.characters > mparticle) {
      const limit = `mParticle documents ${count(mparticle)} for a value and may drop a longer one. Shorten it.`
      yield diagnose('value-length-mparticle', place, `${reach(worst)} ${limit}`, { link: links.mparticleLimits })
    } else {
      const limit = `CleverTap documents ${clevertap} for the values of properties; for those of a campaign no limit is documented by CleverTap.`
      yield diagnose('value-length-clevertap', place, `${reach(worst)} ${limit}`, { link: links.clevertapLimits })
    }
  }
}

function reach({ characters, sampled }: WorstLength): string {
  return sampled
    ? `With the longest values in the samples this can reach ${count(characters)} characters.`
    : `This can reach ${count(characters)} characters.`
}
