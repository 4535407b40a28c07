import type { DifferenceReport, TextChange } from '#shared/proof/difference'
import { changedCells, shownText } from '#shared/proof/report/html-text'
import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import type { ReportInput } from '#shared/proof/report/report-input'
import { differenceWords } from '#shared/proof/report/report-words'
import { count } from '#shared/words/numbers'

/** Returns what has changed since the older draft, where there is one. */
export function differencePart({ result, against }: ReportInput): Markup {
  const { difference } = result.json
  if (difference === undefined) return nothing
  const words = differenceWords(difference)
  const list = words.map((text, index) =>
    index === 0 && difference.lost > 0 ? markup`<li class="lost">${text}</li>` : markup`<li>${text}</li>`,
  )
  return markup`<section class="difference" aria-labelledby="difference">
<h2 id="difference">What changes against ${against ?? 'the older draft'}</h2>
${words.length === 0 ? markup`<p>Nothing: everyone gets what they got before.</p>` : markup`<ul class="changes">${list}</ul>`}
${difference.pairs.filter(({ changed, lost }) => changed + lost > 0).map((pair) => pairPart(pair, result.masked))}
</section>`
}

function pairPart({ key, changed, lost, examples }: DifferenceReport['pairs'][number], masked: boolean): Markup {
  const rows = examples.map((change) => exampleRow(change, masked))
  return markup`<h3 dir="auto">${key}</h3>
<p class="quiet">${count(changed)} changed${lost > 0 ? `, ${count(lost)} without their value` : ''}${rows.length === 0 ? '' : '; the first of them:'}</p>
${rows.length === 0 ? nothing : markup`<table class="plain changed"><thead><tr><td></td><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${rows}</tbody></table>`}
`
}

function exampleRow({ identity, before, after }: TextChange, masked: boolean): Markup {
  return markup`<tr><th scope="row">${shownText(identity, masked)}</th>${changedCells(before, after, masked)}</tr>
`
}
