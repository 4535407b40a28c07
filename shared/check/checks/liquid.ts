import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { conversions } from '#shared/check/foreign-conversion'
import { links } from '#shared/check/links'

/** Reports Liquid: CleverTap's page lists the channels that understand it, and mParticle is not among them. */
export function* liquid(context: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of context.pairs) {
    for (const foreign of pair.value.foreign) {
      if (!foreign.isLiquid) continue
      const place = inValue(pair, foreign.span)
      const message =
        'This is Liquid. CleverTap does not list it for mParticle campaigns, and Galley leaves it as text. Use an @ token instead.'
      yield diagnose('liquid', place, message, {
        fixes: conversions(foreign, place, context),
        link: links.clevertapLiquid,
      })
    }
  }
}
