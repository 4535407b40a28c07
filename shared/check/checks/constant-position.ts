import { maxConstants } from '#shared/campaign/trigger'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'

/**
 * Reports `@Constant #n` where a recipient never has that many values: an inaction campaign holds one, a past-behaviour campaign
 * five.
 */
export function* constantPosition(context: CheckContext): Generator<DraftDiagnostic> {
  const kind = context.draft.trigger?.kind
  if (kind !== 'live-inaction' && kind !== 'past-behaviour') return
  const max = kind === 'live-inaction' ? 1 : maxConstants
  for (const { pair, node } of context.tokens) {
    const { source } = node.token
    if (source.kind !== 'constant' || source.nth <= max) continue
    const title = max === 1 ? 'Use the one value' : `Use #${String(max)}`
    const fixes = [rewrite(pair, node, title, { source: { kind: 'constant', nth: max } })]
    const details = { fixes, link: links.clevertapConstant }
    const place = inValue(pair, node.span)
    yield max === 1
      ? diagnose('constant-number-in-inaction', place, inInaction(source.nth), details)
      : diagnose('constant-number-beyond-five', place, beyondFive(source.nth), details)
  }
}

const inInaction = (nth: number) =>
  `An inaction campaign holds one value constant, so #${String(nth)} never has a value. Leave the number out.`
const beyondFive = (nth: number) =>
  `A past-behaviour campaign carries at most five values, so #${String(nth)} never has a value. Use #1 to #5.`
