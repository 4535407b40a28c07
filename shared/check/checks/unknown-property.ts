import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { isUnknown, type Scope, scopeOf } from '#shared/check/known-names'
import { nameDifference } from '#shared/words/name-difference'
import type { TokenNode } from '#shared/template/node'
import { didYouMean } from '#shared/check/words'
import { either, quoted } from '#shared/words/names'

const codes = { profile: 'unknown-property', event: 'unknown-event-property', catalog: 'unknown-column' } as const

/** Reports tokens whose field no sample has, with the names that were probably meant. Exact: silent where the samples cannot tell. */
export function* unknownProperty(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
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
    const difference = alike.map((name) => nameDifference(field, name)).find((way) => way !== undefined)
    const spelling = difference === undefined ? '' : ` ${difference}`
    return diagnose(
      'name-case',
      place,
      `${where}${spelling}; the spelling there is ${either(alike)}. Use that spelling.`,
      {
        fixes,
      },
    )
  }
  const dot = field.indexOf('.')
  const outer = dot < 1 ? undefined : scope.properties.get(field.slice(0, dot))
  if (outer !== undefined && (outer.odd.json ?? 0) > 0) {
    const message = `${where}: ${quoted(outer.name)} holds JSON as a text there, in which nothing finds ${quoted(field.slice(dot + 1))}. Send it as an object or a list.`
    return diagnose(codes[scope.kind], place, message)
  }
  const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import samples that have it.'
  return diagnose(codes[scope.kind], place, `${where}.${advice}`, { fixes })
}

function whereNot(field: string, { kind, name }: Scope): string {
  if (kind === 'profile') return `No sample user has ${quoted(field)}`
  const noun = kind === 'event' ? `sample ${quoted(name)} event` : `item of the catalog ${quoted(name)}`
  return `${quoted(field)} is in no ${noun}`
}
