import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import { changeTitle, type PinChange } from '#shared/proof/expectations/compare-pin'
import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import { coverageProblem, isAtLeast, type ReportDiagnostic, type ReportInput } from '#shared/proof/report/report-input'
import { missingPinAdvice, violationWords } from '#shared/proof/report/report-words'
import { utcMoment } from '#shared/words/moments'
import { counted } from '#shared/words/numbers'

interface Case {
  readonly name: string
  /** What was found; null where nothing was. */
  readonly found: { readonly message: string; readonly type: string; readonly fails: boolean } | null
}

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
}

/**
 * Returns a proof as JUnit XML, as Jenkins reads it (https://github.com/jenkinsci/xunit-plugin, jenkins-junit.xsd): a suite for the draft
 * as a whole, one for the pinned users and one a pair, a case a check and a pin. What is milder than `failOn` passes, with its message
 * as output.
 */
export function junitReport(input: ReportInput): string {
  const { draft, result } = input
  const suites = [
    draftSuite(input),
    ...pinnedSuite(input),
    ...draft.pairs.map(({ key }, pair) => pairSuite(input, key, pair)),
  ]
  const timestamp = result.json.asOf.slice(0, 19)
  const total = suites.flatMap(({ cases }) => cases)
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${draft.name}" tests="${total.length}" failures="${failures(total)}">
${suites.map((suite) => printSuite(suite, draft.name, timestamp))}</testsuites>
`.text
}

function draftSuite(input: ReportInput): Suite {
  const problem = coverageProblem(input)
  const coverage: Case = {
    name: 'coverage',
    found: problem === null ? null : { message: problem, type: 'min-coverage', fails: true },
  }
  const own = input.minCoverage === null ? [] : [coverage]
  return { name: 'The draft', cases: [...own, ...planCases(input, null), ...diagnosticCases(input, null)] }
}

/** A pin that changed fails, whatever `failOn` says. */
function pinnedSuite({ result }: ReportInput): Suite[] {
  const { expectations } = result.json
  if (expectations === undefined) return []
  const { pins, changed, updated } = expectations
  const byPin = Map.groupBy(changed, ({ pin }) => pin)
  const seen = new Map<string, number>()
  const cases = pins.map(({ identity, event, state }, index): Case => {
    const label = event === null ? identity : `${identity} · ${event.name} · ${utcMoment(event.ts)}`
    const nth = (seen.get(label) ?? 0) + 1
    seen.set(label, nth)
    const name = nth === 1 ? label : `${label} (${nth})`
    if (state === 'held') return { name, found: null }
    if (state === 'missing')
      return { name, found: { message: `${identity} ${missingPinAdvice}`, type: 'missing', fails: true } }
    const message = (byPin.get(index) ?? []).map(changeWords).join('\n')
    return { name, found: { message, type: 'changed', fails: updated !== true } }
  })
  return [{ name: 'Pinned users', cases }]
}

function changeWords(change: PinChange): string {
  const title = changeTitle(change)
  const pair = change.pair === null ? '' : `${change.pair}: `
  const note = title === '' ? '' : ` (${title})`
  return `${pair}“${change.before}” → “${change.after}”${note}`
}

function pairSuite(input: ReportInput, key: string, pair: number): Suite {
  const { findings } = input.result.json
  const outputs = allOutputChecks.map(({ code }): Case => {
    const finding = findings.find((one) => one.pair === pair && one.code === code)
    if (finding === undefined) return { name: code, found: null }
    const { message, identity, text, severity } = finding
    return {
      name: code,
      found: {
        message: `${message} ${identity}: “${text}”`,
        type: severity,
        fails: isAtLeast(severity, input.failOn),
      },
    }
  })
  return { name: `${pair + 1}. ${key}`, cases: [...outputs, ...planCases(input, key), ...diagnosticCases(input, pair)] }
}

/** With a data plan each pair has a case of it, and so has the draft for what no pair causes. Violations fail, whatever `failOn` says. */
function planCases({ result }: ReportInput, key: string | null): Case[] {
  const { plan } = result.json
  if (plan === undefined) return []
  const found = plan.violations.filter(({ pair }) => pair === key)
  const message = found
    .map((one) => `${violationWords(one)} For ${counted(one.count, 'recipient')}; the first is ${one.identity}.`)
    .join('\n')
  return [{ name: 'data-plan', found: found.length === 0 ? null : { message, type: 'error', fails: true } }]
}

/** The check may say the same thing of several places: that is one case, with what it says first. */
function diagnosticCases({ diagnostics, failOn }: ReportInput, pair: number | null): Case[] {
  const byCode = Map.groupBy(
    diagnostics.filter((one) => one.pair === pair),
    ({ code }) => code,
  )
  return [...byCode].map(([code, all]) => ({
    name: code,
    found: { message: messages(all), type: worst(all), fails: all.some(({ severity }) => isAtLeast(severity, failOn)) },
  }))
}

function messages(all: readonly ReportDiagnostic[]): string {
  return all.map(({ message }) => message).join('\n')
}

function worst(all: readonly ReportDiagnostic[]): string {
  return all.map(({ severity }) => severity).reduce((a, b) => (isAtLeast(a, b) ? a : b))
}

function failures(cases: readonly Case[]): number {
  return cases.filter(({ found }) => found?.fails === true).length
}

function printSuite({ name, cases }: Suite, draft: string, timestamp: string): Markup {
  return markup`  <testsuite name="${name}" tests="${cases.length}" failures="${failures(cases)}" errors="0" skipped="0" time="0" timestamp="${timestamp}">
${cases.map((one) => printCase(one, `${draft}.${name}`))}  </testsuite>
`
}

function printCase({ name, found }: Case, className: string): Markup {
  const inside =
    found === null
      ? nothing
      : found.fails
        ? markup`<failure message="${found.message}" type="${found.type}"/>`
        : markup`<system-out>${found.message}</system-out>`
  return markup`    <testcase classname="${className}" name="${name}" time="0">${inside}</testcase>
`
}
