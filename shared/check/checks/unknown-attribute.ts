import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { isUnknown, profileScope } from '#shared/check/known-names'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports profile attributes to send along that no sample has. */
export function* unknownAttribute({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  const scope = profileScope(schema)
  const { include } = draft
  for (const attribute of new Set(include.profileAttributes)) {
    if (!isUnknown(scope, attribute)) continue
    const near = scope.names.nearest(attribute)
    const advice = near.length > 0 ? didYouMean(near) : ' Remove it, or import samples that have it.'
    const message = `No sample user has the profile attribute ${quoted(attribute)}, which is to be sent along.${advice}`
    const without = (put: readonly string[]) => ({
      include: {
        ...include,
        profileAttributes: include.profileAttributes.flatMap((name) => (name === attribute ? put : [name])),
      },
    })
    const fixes = [
      ...near.map((name) => fix(`Use ${name}`, { kind: 'fields' as const, fields: without([name]) })),
      fix('Do not send it', { kind: 'fields', fields: without([]) }),
    ]
    yield diagnose('unknown-attribute', inDraft('include'), message, { fixes })
  }
}
