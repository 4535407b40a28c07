import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { NameIndex } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports recommendation tokens of a slot that the draft does not have. */
export function* unknownSlot(context: CheckContext): Generator<DraftDiagnostic> {
  const slots = context.draft.recommendations.map(({ slot }) => slot)
  for (const { pair, node } of context.tokens) {
    const { source } = node.token
    if (source.kind !== 'recommendation' || slots.includes(source.slot)) continue
    const near = new NameIndex(slots).nearest(source.slot)
    const fixes = (near.length > 0 ? near : slots.slice(0, 3)).map((slot) =>
      rewrite(pair, node, `Use ${slot}`, { source: { kind: 'recommendation', slot } }),
    )
    const advice = near.length > 0 ? didYouMean(near) : ' Add the recommendation, or name one that is there.'
    const message = `The draft has no recommendation ${quoted(source.slot)}.${advice}`
    yield diagnose('unknown-slot', inValue(pair, node.sourceSpan), message, { fixes })
  }
}
