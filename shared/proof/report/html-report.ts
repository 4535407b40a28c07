import { differencePart } from '#shared/proof/report/html-difference'
import { expectationsPart } from '#shared/proof/report/html-expectations'
import { diagnosticsPart, findingsPart } from '#shared/proof/report/html-findings'
import { gridPart } from '#shared/proof/report/html-grid'
import { pairsPart } from '#shared/proof/report/html-pairs'
import { planPart } from '#shared/proof/report/html-plan'
import { type Markup, Markup as Ready, markup, nothing } from '#shared/proof/report/markup'
import { limit } from '#shared/mparticle/batch-fault'
import { coverageProblem, type ReportInput } from '#shared/proof/report/report-input'
import { reportStyle } from '#shared/proof/report/report-style'
import { audienceWords, percentWords } from '#shared/proof/report/report-words'
import { skipWordsFor } from '#shared/recommend/no-item'
import { utcMoment } from '#shared/words/moments'
import { count, counted, share, size } from '#shared/words/numbers'

/**
 * Returns a proof as one HTML page: without scripts, without anything from elsewhere, for light and dark screens and for paper. Everything
 * out of drafts and samples is escaped.
 */
export function htmlReport(input: ReportInput): string {
  const { draft, result } = input
  const { json } = result
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Proof of ${draft.name}</title>
<style>${new Ready(reportStyle)}</style>
</head>
<body>
<header>
<p class="over">Galley proof</p>
<h1 dir="auto">${draft.name}</h1>
<p class="who" dir="auto">${audienceWords(draft)}</p>
<p class="quiet">What each of ${counted(json.recipients, 'recipient')} among ${counted(users(input), 'sample user')} would get, as of ${utcMoment(Date.parse(json.asOf))}.${result.masked ? ' Names, addresses and ids are masked: ‹user 1› is the same person throughout.' : ''}</p>
</header>
<main>
${expectationsPart(input)}
${differencePart(input)}
${figures(input)}
${pairsPart(input)}
${findingsPart(input)}
${planPart(input)}
${gridPart(input)}
${diagnosticsPart(input)}
${skippedPart(input)}
</main>
<footer class="quiet">Made by Galley from sample users on one machine; nothing was sent.</footer>
</body>
</html>
`.text
}

function users({ result }: ReportInput): number {
  return Object.values(result.json.skipped).reduce((sum, n) => sum + n, result.json.recipients)
}

function figures(input: ReportInput): Markup {
  const { coverage, personalized, findings, payload } = input.result.json
  const problem = coverageProblem(input)
  return markup`<section aria-labelledby="figures">
<h2 id="figures" class="hidden">Figures</h2>
<dl class="figures">
<div${problem === null ? nothing : markup` class="bad"`}><dt>Coverage</dt><dd>${percentWords(coverage)}</dd><dd class="note">get a message without an empty piece</dd></div>
<div><dt>Personalized</dt><dd>${percentWords(personalized)}</dd><dd class="note">have a value of their own for every token</dd></div>
<div><dt>Findings</dt><dd>${count(findings.length)}</dd><dd class="note">${findings.length === 0 ? 'no text looks wrong' : 'kinds of flaws in finished texts'}</dd></div>
<div><dt>Largest payload</dt><dd>${payload.bytes === null ? '–' : size(payload.bytes.max)}</dd><dd class="note">of the ${count(limit.requestBytes)} (256 KB) that a request may have</dd></div>
</dl>
${problem === null ? nothing : markup`<p class="problem">${problem}</p>`}
</section>`
}

function skippedPart({ result }: ReportInput): Markup {
  const reasons = Object.entries(result.json.skipped).sort(([, a], [, b]) => b - a)
  if (reasons.length === 0) return nothing
  const all = result.json.recipients + reasons.reduce((sum, [, n]) => sum + n, 0)
  const rows = reasons.map(
    ([reason, n]) =>
      markup`<tr><td class="number">${count(n)}</td><td class="number quiet">${share(n, all)}</td><td>the user ${skipWordsFor(reason)}</td></tr>`,
  )
  return markup`<section aria-labelledby="skipped">
<h2 id="skipped">Who does not get it</h2>
<table class="plain">${rows}</table>
</section>`
}
