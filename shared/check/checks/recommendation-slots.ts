import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { changeSlot, removeSlot } from '#shared/check/recommendation'
import { maxSlots } from '#shared/recommend/windows'
import { quoted } from '#shared/words/names'

const link = links.clevertapRecommendations

/** Labels that stand twice, slots that no pair uses although each must find an item, and more slots than CleverTap may take. */
export function* recommendationSlots(context: CheckContext): Generator<DraftDiagnostic> {
  const { draft } = context
  const place = inDraft('recommendations')
  const labels = draft.recommendations.map(({ slot }) => slot)
  const used = new Set<string>()
  for (const { node } of context.tokens) {
    if (node.token.source.kind === 'recommendation') used.add(node.token.source.slot)
  }
  for (const [at, label] of labels.entries()) {
    if (labels.indexOf(label) < at) {
      const other = freeLabel(label, labels)
      const message = `Two recommendations are labelled ${quoted(label)}, and tokens take the first. Give this one another label.`
      const fixes = [changeSlot(draft, at, `Call it ${other}`, { slot: other })]
      yield diagnose('duplicate-slot', place, message, { fixes })
    } else if (!used.has(label) && labels.lastIndexOf(label) === at) {
      const message = `No pair uses the recommendation ${quoted(label)}, and still users without an item for it are skipped. Use it in a pair, or take it out.`
      yield diagnose('unused-slot', place, message, { fixes: [removeSlot(draft, at, `Take ${label} out`)], link })
    }
  }
  if (labels.length <= maxSlots) return
  const message = `There are ${String(labels.length)} recommendations. A CleverTap page names up to five a message: make sure that it takes them all.`
  yield diagnose('too-many-slots', place, message, { link })
}

function freeLabel(label: string, taken: readonly string[]): string {
  let n = 2
  while (taken.includes(`${label} ${String(n)}`)) n++
  return `${label} ${String(n)}`
}
