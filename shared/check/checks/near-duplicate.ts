import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { nameDifference } from '#shared/words/name-difference'
import { scopeOf } from '#shared/check/known-names'
import { counted } from '#shared/words/numbers'
import { quoted } from '#shared/words/names'

/**
 * Reports properties that stand twice in the samples, such as Tier and tier: CleverTap does not document whether it tells them
 * apart.
 */
export function* nearDuplicate(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const { field } = node.token
    const scope = scopeOf(node.token.source, context)
    const property = scope?.properties.get(field)
    if (scope === undefined || property === undefined) continue
    const others = scope.names.alike(field).flatMap((name) => scope.properties.get(name) ?? [])
    if (others.length === 0) continue
    const { one, many } = scope.noun
    const rest = others
      .map((other) => `${quoted(other.name)}${differently(other.name, field)} (${counted(other.filled, one, many)})`)
      .join(', ')
    const message = `This reads ${quoted(field)} (${counted(property.filled, one, many)}). The samples also have ${rest}. Make sure that it is the right one.`
    yield diagnose('near-duplicate', inValue(pair, node.fieldSpan), message)
  }
}

function differently(name: string, other: string): string {
  const difference = nameDifference(name, other)
  return difference === undefined ? '' : ` ${difference}`
}
