import { htmlReport } from '#shared/proof/report/html-report'
import { junitReport } from '#shared/proof/report/junit-report'
import type { ReportFormat } from '#shared/proof/report/report-format'
import type { ReportInput } from '#shared/proof/report/report-input'

/** Returns a report as it stands in its file. */
export function printReport(format: ReportFormat, input: ReportInput): string {
  if (format === 'html') return htmlReport(input)
  return format === 'junit' ? junitReport(input) : `${JSON.stringify(input.result.json, null, 2)}\n`
}
