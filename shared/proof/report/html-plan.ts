import { shownText } from '#shared/proof/report/html-text'
import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import type { ReportInput } from '#shared/proof/report/report-input'
import { planWords, violationWords } from '#shared/proof/report/report-words'
import { counted } from '#shared/words/numbers'

/** Returns where payloads do not fit the data plan, where there is one. */
export function planPart({ result }: ReportInput): Markup {
  const { plan } = result.json
  if (plan === undefined) return nothing
  const rows = plan.violations.map(
    (violation) => markup`<li class="error">
<p><b class="mark">Error</b> <b dir="auto">${violation.pair ?? ''}</b></p>
<p>${violationWords(violation)} For ${counted(violation.count, 'recipient')}; the first is ${shownText(violation.identity, result.masked)}.</p>
</li>
`,
  )
  const unchecked = (plan.unchecked ?? []).map((pattern) => markup`<li><code>${pattern}</code></li>`)
  return markup`<section aria-labelledby="plan">
<h2 id="plan">The data plan</h2>
<p>${planWords(plan)}</p>
${rows.length === 0 ? nothing : markup`<ul class="findings">${rows}</ul>`}
${unchecked.length === 0 ? nothing : markup`<p class="quiet">These patterns of the plan could take for ever, so no text was held to them:</p><ul>${unchecked}</ul>`}
</section>`
}
