import { initialDraft } from '#shared/campaign/initial'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'

/** mParticle's longest event name, in characters. */
const maxNameLength = 256

/** Reports an mParticle event without a name, or with one that mParticle cuts. */
export function* eventName({ draft }: CheckContext): Generator<DraftDiagnostic> {
  const { eventName: name } = draft.payload
  const place = inDraft('payload')
  if (name.trim() === '') {
    const usual = initialDraft.payload.eventName
    const fixes = [fix(`Use ${usual}`, { kind: 'payload', fields: { eventName: usual } })]
    yield diagnose(
      'empty-event-name',
      place,
      'The mParticle event has no name, and mParticle requires one. Give it one.',
      { fixes, link: links.mparticleSchema },
    )
  } else if (name.length > maxNameLength) {
    const message = `The name of the mParticle event has ${name.length} characters. mParticle cuts it after ${maxNameLength}. Shorten it.`
    yield diagnose('event-name-length', place, message, { link: links.mparticleLimits })
  }
}
