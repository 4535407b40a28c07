import { identityTypes } from '#shared/campaign/mparticle-names'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { isUnknown, profileScope } from '#shared/check/known-names'
import { links } from '#shared/check/links'
import { NameIndex } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

const identityNames = new NameIndex([...identityTypes])

/** Reports what leaves open whose event it is: no identity at all, types that mParticle does not have, properties that no sample has. */
export function* identities(context: CheckContext): Generator<DraftDiagnostic> {
  const mapped = Object.entries(context.draft.payload.identities).filter(([, property]) => property.trim() !== '')
  if (mapped.length === 0) yield none()
  for (const [type, property] of mapped) {
    if (!identityNames.has(type)) yield unknownType(context, type, property)
    const scope = profileScope(context.schema)
    if (!isUnknown(scope, property)) continue
    const near = scope.names.nearest(property)
    const advice = near.length > 0 ? didYouMean(near) : ' Choose a property that the samples have.'
    const message = `The identity ${quoted(type)} is taken from ${quoted(property)}, which no sample user has.${advice}`
    const fixes = near.map((name) => fix(`Use ${name}`, { kind: 'identity', type, property: name }))
    yield diagnose('identity-unseen', inDraft('payload'), message, { fixes })
  }
}

function none(): DraftDiagnostic {
  const message = 'No identity is mapped, so mParticle could not tell whose event this is. Map at least one.'
  const fixes = [fix('Map customer_id to Identity', { kind: 'identity', type: 'customer_id', property: 'Identity' })]
  return diagnose('no-identity', inDraft('payload'), message, { fixes, link: links.mparticleJson })
}

function unknownType({ draft }: CheckContext, type: string, property: string): DraftDiagnostic {
  const near = identityNames.nearest(type).filter((name) => !Object.hasOwn(draft.payload.identities, name))
  const advice = near.length > 0 ? didYouMean(near) : ' Use customer_id, email or another type that mParticle lists.'
  const fixes = near.map((name) =>
    fix(`Use ${name}`, { kind: 'identity', type, property: null }, { kind: 'identity', type: name, property }),
  )
  const message = `mParticle has no identity type ${quoted(type)}.${advice}`
  return diagnose('unknown-identity-type', inDraft('payload'), message, { fixes, link: links.mparticleJson })
}
