import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { nameIndexOf } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Recommendations from a catalog that is not in the samples. */
export function* unknownCatalog({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  if (schema.catalogs.size === 0 && schema.events.size === 0) return
  for (const [at, { slot, catalog }] of draft.recommendations.entries()) {
    if (schema.catalogs.has(catalog)) continue
    const near = nameIndexOf(schema.catalogs).nearest(catalog)
    const advice = near.length > 0 ? didYouMean(near) : ' Import it, or choose one that is there.'
    const message = `The recommendation ${quoted(slot)} takes its items from ${quoted(catalog)}, which is no catalog of the samples.${advice}`
    const fixes = near.map((name) => {
      const recommendations = draft.recommendations.map((other, i) => (i === at ? { ...other, catalog: name } : other))
      return fix(`Use ${name}`, { kind: 'fields', fields: { recommendations } })
    })
    yield diagnose('unknown-catalog', inDraft('recommendations'), message, { fixes })
  }
}
