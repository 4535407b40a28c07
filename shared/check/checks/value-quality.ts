import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { scopeOf } from '#shared/check/known-names'
import { partOf } from '#shared/check/words'

/** Reports values that read badly in a sentence: e-mail addresses and CAPITALS in a name, white space at the edges. */
export function* valueQuality(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    const scope = scopeOf(node.token.source, context)
    const property = scope?.properties.get(node.token.field)
    if (scope === undefined || property === undefined) continue
    const { name, emails, capitals, padded } = property
    const place = inValue(pair, node.fieldSpan)
    const having = (count: number) => partOf(count, scope.total, scope.noun)
    const isName = scope.kind === 'profile' && isPersonName(name)
    if (isName && emails > 0) {
      const message = `${having(emails)} an e-mail address in ${name}. Clean the samples, or greet without the name.`
      yield diagnose('email-in-name', place, message)
    }
    if (isName && capitals > 0) {
      yield diagnose(
        'name-in-capitals',
        place,
        `${having(capitals)} CAPITALS throughout in ${name}. Tokens print values as they are.`,
      )
    }
    if (padded > 0) {
      const message = `${having(padded)} white space at an edge of ${name}. Tokens print values as they are.`
      yield diagnose('padded-value', place, message)
    }
  }
}

/** Whether a property holds what people are called, to go by its own name. */
function isPersonName(name: string): boolean {
  return (
    /name$/i.test(name) &&
    !/(?:user|company|brand|product|file|store|campaign|event|plan|account)[\s_-]*name$/i.test(name)
  )
}
