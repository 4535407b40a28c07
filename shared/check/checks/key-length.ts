import type { CheckContext } from '#shared/check/context'
import { diagnose, inKey } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'

/** The longest names that each vendor documents, in characters. */
const mparticle = 256
const clevertap = 120

/** Keys that are longer than a name may be at mParticle, or else at CleverTap. */
export function* keyLength({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    const { length } = pair.key
    if (length > mparticle) {
      const message = `This key has ${length} characters. mParticle cuts names after ${mparticle}. Shorten it.`
      yield diagnose('key-length-mparticle', inKey(pair), message, { link: links.mparticleLimits })
    } else if (length > clevertap) {
      const message = `This key has ${length} characters. CleverTap documents ${clevertap} for the names of properties, and no limit for the keys of a campaign. Shorten it.`
      yield diagnose('key-length-clevertap', inKey(pair), message, { link: links.clevertapLimits })
    }
  }
}
