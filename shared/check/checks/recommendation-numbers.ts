import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { changeSlot } from '#shared/check/recommendation'
import { quoted } from '#shared/words/names'

const usualDays = 30

/** Positions before the first item, and look-back windows that nothing falls into. */
export function* recommendationNumbers({ draft }: CheckContext): Generator<DraftDiagnostic> {
  const place = inDraft('recommendations')
  for (const [at, { slot, position, lookBackDays }] of draft.recommendations.entries()) {
    if (!Number.isInteger(position) || position < 1) {
      const message = `The recommendation ${quoted(slot)} serves position ${String(position)}. Positions are whole numbers from 1, the most related item.`
      const fixes = [changeSlot(draft, at, 'Serve the first item', { position: 1 })]
      yield diagnose('position-not-positive', place, message, { fixes })
    }
    if (!(lookBackDays >= 1)) {
      const message = `The recommendation ${quoted(slot)} looks back less than a day, in which next to nothing falls. Give it a day or more.`
      const fixes = [changeSlot(draft, at, 'Look back 30 days', { lookBackDays: usualDays })]
      yield diagnose('look-back-not-positive', place, message, { fixes })
    }
  }
}
