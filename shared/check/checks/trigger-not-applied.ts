import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'

/** Triggers and conditions that the engine does not apply yet: previews, proofs and exports then reach too many people. */
export function* triggerNotApplied({ draft, abilities }: CheckContext): Generator<DraftDiagnostic> {
  if (abilities.triggers) return
  const { trigger, profileWhere } = draft
  if (profileWhere.length > 0) {
    const message =
      'Galley does not apply these conditions yet: recipients are not narrowed by them. CleverTap will apply its own.'
    yield diagnose('trigger-not-applied', inDraft('profileWhere'), message)
  }
  if (trigger === null || (trigger.kind === 'live-action' && trigger.where.length === 0)) return
  const what = {
    'live-action': 'the conditions of this trigger',
    'live-inaction': 'inaction triggers',
    'past-behaviour': 'past-behaviour triggers',
  }[trigger.kind]
  const message = `Galley does not apply ${what} yet: recipients are not narrowed by them. CleverTap will apply its own.`
  yield diagnose('trigger-not-applied', inDraft('trigger'), message)
}
