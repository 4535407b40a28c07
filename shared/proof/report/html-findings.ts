import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import { shownText } from '#shared/proof/report/html-text'
import type { ReportInput } from '#shared/proof/report/report-input'
import type { Severity } from '#shared/template/diagnostic'

const marks = { error: 'Error', warning: 'Warning', info: 'Note' } as const satisfies Record<Severity, string>

/** Returns what is wrong with finished texts, the worst first. */
export function findingsPart({ draft, result }: ReportInput): Markup {
  const { findings } = result.json
  const rows = bySeverity(findings).map(
    ({ severity, pair, message, text, identity }) => markup`<li class="${severity}">
<p><b class="mark">${marks[severity]}</b> ${where(draft, pair)}</p>
<p>${message}</p>
<figure><blockquote dir="auto">${text === '' ? markup`<span class="gap">∅</span>` : shownText(text, result.masked)}</blockquote><figcaption class="quiet">what ${shownText(identity, result.masked)} gets</figcaption></figure>
</li>
`,
  )
  return markup`<section aria-labelledby="findings">
<h2 id="findings">Flaws in finished texts</h2>
${rows.length === 0 ? markup`<p>None: no text has a leftover, a gap, a broken link or a strange character.</p>` : markup`<ul class="findings">${rows}</ul>`}
</section>`
}

/** Returns what the check says of the draft itself. */
export function diagnosticsPart({ draft, diagnostics }: ReportInput): Markup {
  if (diagnostics.length === 0) return nothing
  const rows = bySeverity(diagnostics).map(
    ({ severity, pair, message }) =>
      markup`<li class="${severity}"><p><b class="mark">${marks[severity]}</b> ${where(draft, pair)} ${message}</p></li>
`,
  )
  return markup`<section aria-labelledby="check">
<h2 id="check">What the check says of the draft</h2>
<ul class="findings">${rows}</ul>
</section>`
}

function where(draft: ReportInput['draft'], pair: number | null): Markup {
  return pair === null ? nothing : markup`<b dir="auto">${draft.pairs[pair]?.key ?? ''}</b>`
}

const order = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

function bySeverity<Item extends { readonly severity: Severity }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}
