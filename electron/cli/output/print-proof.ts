import type { TokenCoverage } from '#shared/proof/coverage'
import type { ReportInput } from '#shared/proof/report/report-input'
import {
  audienceWords,
  differenceWords,
  lengthWords,
  missingWordsOf,
  percentWords,
} from '#shared/proof/report/report-words'
import { skipWordsFor } from '#shared/recommend/no-item'
import type { Severity } from '#shared/template/diagnostic'
import { utcMoment } from '#shared/words/moments'
import { count, counted, share } from '#shared/words/numbers'
import { printExpectations } from './print-expectations.ts'
import { printPlan } from './print-plan.ts'
import { table } from './table.ts'
import { bad, doubtful, printable, quiet, strong, writeLine } from './text.ts'

/** Prints a proof for people. */
export function printProof(input: ReportInput): void {
  const { draft, result } = input
  const { json } = result
  const asOf = utcMoment(Date.parse(json.asOf))
  writeLine(`${strong(printable(draft.name))}  ${counted(json.recipients, 'recipient')} ${quiet(`as of ${asOf}`)}`)
  writeLine(quiet(printable(audienceWords(draft))))
  printExpectations(input)
  printDifference(input)
  writeLine()
  writeLine(`Coverage ${strong(percentWords(json.coverage))}   Personalized ${strong(percentWords(json.personalized))}`)
  for (const [reason, n] of Object.entries(json.skipped)) {
    writeLine(quiet(`${counted(n, 'user')} skipped: the user ${skipWordsFor(reason)}`))
  }
  printPairs(input)
  printFindings(input)
  printPlan(input)
  printPersonas(input)
}

function printDifference({ result, against }: ReportInput): void {
  const { difference } = result.json
  if (difference === undefined) return
  const words = differenceWords(difference)
  writeLine()
  writeLine(strong(`Against ${printable(against ?? '')}`))
  if (words.length === 0) writeLine('  Nothing changes.')
  for (const [index, text] of words.entries()) {
    writeLine(`  ${index === 0 && difference.lost > 0 ? bad(printable(text)) : printable(text)}`)
  }
  for (const { key, changed, lost, examples } of difference.pairs) {
    if (changed + lost === 0) continue
    writeLine(`  ${printable(key)}  ${count(changed)} changed, ${count(lost)} without their value`)
    const [first] = examples
    if (first === undefined) continue
    writeLine(quiet(`    ${printable(first.identity)}`))
    writeLine(`    ${bad('-')} ${printable(first.before)}`)
    writeLine(`    ${strong('+')} ${printable(first.after)}`)
  }
}

function printPairs({ result }: ReportInput): void {
  const { pairs, recipients } = result.json
  if (recipients === 0) return
  writeLine()
  writeLine(quiet(`█ value   ▒ default   ∅ nothing`))
  for (const pair of pairs) {
    writeLine(`${strong(printable(pair.key))}  ${quiet(lengthWords(pair))}`)
    if (pair.tokens.length === 0) writeLine(quiet('  the same text for everyone'))
    for (const token of pair.tokens) {
      const missing = missingWordsOf(token)
      writeLine(`  ${bar(token, recipients)}  ${figures(token)}  ${printable(nameOf(token.token))}`)
      if (missing !== '') writeLine(quiet(`  ${' '.repeat(barWidth)}  ${missing}`))
    }
  }
}

const barWidth = 28

/** What there is of anything takes a column at least. */
function bar({ value, default: defaults, empty }: TokenCoverage, all: number): string {
  const width = (n: number) => (n === 0 ? 0 : Math.max(1, Math.round((barWidth * n) / all)))
  const gaps = width(empty)
  const dots = Math.min(width(defaults), barWidth - gaps - Number(value > 0))
  const full = value === 0 ? 0 : barWidth - gaps - dots
  const rest = value === 0 ? barWidth - gaps - dots : 0
  const [long, wide] = empty > defaults ? [gaps + rest, dots] : [gaps, dots + rest]
  return '█'.repeat(full) + doubtful('▒'.repeat(wide)) + bad('∅'.repeat(long))
}

function figures({ value, default: defaults, empty }: TokenCoverage): string {
  const parts = [
    value > 0 ? `value ${count(value)}` : '',
    defaults > 0 ? doubtful(`default ${count(defaults)}`) : '',
    empty > 0 ? bad(`nothing ${count(empty)}`) : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function nameOf(token: string): string {
  return token.replace(/^\{\{ @(.*?)(?: \| default: ".*")? \}\}$/s, '$1')
}

const marks = { error: bad('error'), warning: doubtful('warning'), info: quiet('note') } as const satisfies Record<
  Severity,
  string
>

function printFindings({ draft, result, diagnostics }: ReportInput): void {
  const { findings, recipients } = result.json
  writeLine()
  writeLine(strong(findings.length === 0 ? 'No flaws in the texts' : counted(findings.length, 'finding')))
  for (const { severity, pair, message, count: n, identity, text, code } of findings) {
    const key = pair === null ? 'the draft' : (draft.pairs[pair]?.key ?? '')
    writeLine(`  ${marks[severity]} ${printable(key)} ×${count(n)} (${share(n, recipients)}) ${quiet(code)}`)
    writeLine(`    ${printable(message)}`)
    writeLine(quiet(`    ${printable(identity)}: “${printable(text)}”`))
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  if (errors + warnings === 0) return
  const counts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
  const words = counts.filter((part) => part !== '').join(' and ')
  writeLine(`The check has ${words}; galley check says which.`)
}

const maxPersonas = 10

function printPersonas({ result }: ReportInput): void {
  const { personas } = result.json
  if (personas.length === 0) return
  writeLine()
  writeLine(strong('Users that between them show everything'))
  const rows = personas.slice(0, maxPersonas).map(({ identity, shows }) => {
    const [first = '', ...others] = shows
    return [identity, others.length === 0 ? first : `${first}, and ${count(others.length)} more`]
  })
  writeLine(table(['User', 'Shows'], rows))
  if (personas.length > maxPersonas)
    writeLine(quiet(`… and ${count(personas.length - maxPersonas)} more; --json lists them all`))
}
