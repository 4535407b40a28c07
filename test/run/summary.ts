import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface VitestReport {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs: readonly {
    readonly title: string
    readonly file: string
    readonly tests: readonly { readonly status: string }[]
  }[]
}

interface PlaywrightReport {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>
  readonly errors: readonly unknown[]
  readonly suites: readonly PlaywrightSuite[]
}

export const reports = {
  unit: 'test-results/unit.json',
  endToEnd: 'test-results/e2e.json',
  faults: 'test-results/faults.json',
  packaged: 'test-results/package.json',
}

function read(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** A file that could not be loaded has no tests to count: it is one failure. */
export function countUnit(report = read(reports.unit) as VitestReport | undefined): Counts | undefined {
  if (!report) return undefined
  return {
    passed: report.numPassedTests,
    failed: report.success ? 0 : Math.max(report.numFailedTests, 1),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** An error outside any test, such as a build that fails, is one failure. */
export function countEndToEnd(report = read(reports.endToEnd) as PlaywrightReport | undefined): Counts | undefined {
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return {
    passed: expected + flaky,
    failed: unexpected > 0 ? unexpected : Math.min(report.errors.length, 1),
    skipped,
  }
}

/** Returns the tests in a window that failed, and passed when they were tried once more. */
function flakyTests(): readonly string[] {
  const namesIn = ({ suites = [], specs }: PlaywrightSuite): readonly string[] => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file}: ${title}`),
    ...suites.flatMap(namesIn),
  ]
  return [reports.endToEnd, reports.packaged].flatMap(
    (path) => (read(path) as PlaywrightReport | undefined)?.suites.flatMap(namesIn) ?? [],
  )
}

/** Each fault that was tried counts as one. */
export function countFaults(report = read(reports.faults) as Counts | undefined): Counts | undefined {
  return report
}

/** The tests of the packaged app. */
export function countPackaged(): Counts | undefined {
  const report = read(reports.packaged) as PlaywrightReport | undefined
  return report && countEndToEnd(report)
}

/** `12 passed, 0 failed`, and `, 1 skipped` when some were. */
export function summaryOf(runs: readonly (Counts | undefined)[]): string {
  const sum = (key: keyof Counts) => runs.reduce((total, run) => total + (run?.[key] ?? 0), 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of flakyTests()) console.log(`passed only at the second try: ${name}`)
  console.log(summaryOf([countUnit(), countEndToEnd(), countFaults(), countPackaged()]))
}
