import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic, Place } from '#shared/check/diagnostic'
import { type Scope, scopeOf } from '#shared/check/known-names'
import type { ObservedProperty } from '#shared/sample/observed'
import { valueTypes } from '#shared/sample/value'
import { partOf } from '#shared/check/words'
import { count } from '#shared/words/numbers'
import { quoted } from '#shared/words/names'

/** Reports values that have no text, lists, and properties whose values are of several types. */
export function* valueOfUnfitType(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const scope = scopeOf(node.token.source, context)
    const property = scope?.properties.get(node.token.field)
    if (scope === undefined || property === undefined) continue
    const place = inValue(pair, node.fieldSpan)
    if (property.notText > 0) yield notText(place, scope, property)
    const lists = property.types.list ?? 0
    if (lists > 0) yield list(place, scope, property.name, lists, context.draft.format.listSeparator)
    const seen = valueTypes.filter((type) => (property.types[type] ?? 0) > 0)
    if (seen.length < 2) continue
    const counts = seen.map((type) => `${type} ${count(property.types[type] ?? 0)}`).join(', ')
    const message = `The values of ${quoted(property.name)} are of several types: ${counts}. Make sure that each reads well here.`
    yield diagnose('mixed-types', place, message)
  }
}

function notText(place: Place, scope: Scope, { name, notText: count }: ObservedProperty): DraftDiagnostic {
  const message = `${partOf(count, scope.total, scope.noun)} an object in ${name}, which has no text and counts as missing. Choose a property with plain values.`
  return diagnose('value-not-text', place, message)
}

function list(place: Place, scope: Scope, name: string, count: number, separator: string): DraftDiagnostic {
  const message = `${partOf(count, scope.total, scope.noun)} a list in ${name}. Galley writes its items with ${quoted(separator)} between them; how CleverTap does is not documented by CleverTap.`
  return diagnose('value-list', place, message)
}
