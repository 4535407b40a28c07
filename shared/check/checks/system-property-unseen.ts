import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { isUnseenSystemProperty, scopeOf } from '#shared/check/known-names'
import { links } from '#shared/check/links'
import { either, quoted } from '#shared/words/names'

/** Reports CleverTap's own properties that no sample shows: right in the template, and always missing in a preview. */
export function* systemPropertyUnseen(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const { field } = node.token
    const scope = scopeOf(node.token.source, context)
    if (scope === undefined || !isUnseenSystemProperty(scope, field)) continue
    const alike = scope.names.alike(field).filter((name) => scope.properties.has(name))
    const hint =
      alike.length > 0 ? `The samples have ${either(alike)}.` : 'Import samples that have it to see it in the preview.'
    const message = `CleverTap has ${quoted(field)}, but none of the samples shows it. ${hint}`
    const fixes = alike.map((name) => rewrite(pair, node, `Use ${name}`, { field: name }))
    const link = scope.kind === 'event' ? links.clevertapEvents : links.clevertapProfiles
    yield diagnose('system-property-unseen', inValue(pair, node.fieldSpan), message, { fixes, link })
  }
}
