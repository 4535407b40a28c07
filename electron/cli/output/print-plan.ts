import type { ReportInput } from '#shared/proof/report/report-input'
import { planWords, violationWords } from '#shared/proof/report/report-words'
import { count } from '#shared/words/numbers'
import { bad, printable, quiet, strong, writeLine } from './text.ts'

/** Prints where payloads do not fit the data plan, where there is one. */
export function printPlan({ result }: ReportInput): void {
  const { plan } = result.json
  if (plan === undefined) return
  writeLine()
  writeLine(`${strong('Data plan')}  ${printable(planWords(plan))}`)
  for (const violation of plan.violations) {
    const { pair, count: n, identity } = violation
    writeLine(`  ${bad('error')} ${printable(pair ?? 'the payload')} ×${count(n)}`)
    writeLine(`    ${printable(violationWords(violation))}`)
    writeLine(quiet(`    ${printable(identity)}`))
  }
  for (const pattern of plan.unchecked ?? []) {
    writeLine(quiet(`  not looked at, because it could take for ever: the pattern ${printable(pattern)}`))
  }
}
