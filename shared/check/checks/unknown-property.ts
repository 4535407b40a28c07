import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, inValue, rewrite, tokensOf } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { isUnknown, type Scope, scopeOf } from '#shared/check/known-names'
import type { TokenNode } from '#shared/template/node'
import { didYouMean } from '#shared/check/words'
import { either, quoted } from '#shared/words/names'

const codes = { profile: 'unknown-property', event: 'unknown-event-property', catalog: 'unknown-column' } as const

/** Reports tokens whose field no sample has, with the names that were probably meant. Exact: silent where the samples cannot tell. */
export function* unknownProperty(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of tokensOf(context)) {
    const scope = scopeOf(node.token.source, context)
    if (scope === undefined || !isUnknown(scope, node.token.field)) continue
    yield describe(pair, node, scope)
  }
}

function describe(pair: CheckedPair, node: TokenNode, scope: Scope): DraftDiagnostic {
  const { field } = node.token
  const place = inValue(pair, node.fieldSpan)
  const alike = scope.names.alike(field)
  const near = alike.length > 0 ? alike : scope.names.nearest(field)
  const fixes = near.map((name) => rewrite(pair, node, `Use ${name}`, { field: name }))
  const where = whereNot(field, scope)
  if (alike.length > 0) {
    return diagnose('name-case', place, `${where}; the spelling there is ${either(alike)}. Use that spelling.`, {
      fixes,
    })
  }
  const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import samples that have it.'
  return diagnose(codes[scope.kind], place, `${where}.${advice}`, { fixes })
}

function whereNot(field: string, { kind, name }: Scope): string {
  if (kind === 'profile') return `No sample user has ${quoted(field)}`
  const noun = kind === 'event' ? `sample ${quoted(name)} event` : `item of the catalog ${quoted(name)}`
  return `${quoted(field)} is in no ${noun}`
}
