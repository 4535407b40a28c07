import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'

/** Reports a data plan without an id, which mParticle's schema requires. */
export function* dataPlan({ draft }: CheckContext): Generator<DraftDiagnostic> {
  if (draft.payload.dataPlan?.id.trim() !== '') return
  const message =
    'A data plan is set, but its id is empty, and mParticle requires one. Give its id, or take the data plan away.'
  const fixes = [fix('Use no data plan', { kind: 'payload', fields: { dataPlan: null } })]
  yield diagnose('data-plan-without-id', inDraft('payload'), message, { fixes, link: links.mparticleSchema })
}
