import { customEventTypes } from '#shared/campaign/mparticle-names'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { NameIndex } from '#shared/check/name-index'
import { either, quoted } from '#shared/words/names'

const types = new NameIndex([...customEventTypes])

/** Reports a type of custom event that mParticle's official schema refuses. */
export function* customEventType({ draft }: CheckContext): Generator<DraftDiagnostic> {
  const { customEventType: type } = draft.payload
  if (types.has(type)) return
  const reason =
    type === 'attribution'
      ? '“attribution” is named in mParticle’s pages, but its official schema refuses it.'
      : `mParticle’s schema has no custom event type ${quoted(type)}.`
  const near = types.nearest(type)
  const fixes = [...new Set([...near, 'other'])].map((name) =>
    fix(`Use ${name}`, { kind: 'payload', fields: { customEventType: name } }),
  )
  const message = `${reason} Use ${either(near.length > 0 ? near : customEventTypes)}.`
  yield diagnose('custom-event-type', inDraft('payload'), message, { fixes, link: links.mparticleSchema })
}
