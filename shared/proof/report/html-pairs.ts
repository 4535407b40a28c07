import type { TokenCoverage } from '#shared/proof/coverage'
import type { PairJson } from '#shared/proof/proof-json'
import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import type { ReportInput } from '#shared/proof/report/report-input'
import { lengthWords, missingWordsOf } from '#shared/proof/report/report-words'
import type { Histogram } from '#shared/proof/tally'
import { count, counted } from '#shared/words/numbers'

/** Returns the pairs with a bar for each token. */
export function pairsPart({ draft, result }: ReportInput): Markup {
  const { pairs, recipients } = result.json
  const rows = pairs.map((pair, index) => pairRow(pair, draft.pairs[index]?.value ?? '', recipients))
  return markup`<section aria-labelledby="pairs">
<h2 id="pairs">What the recipients get</h2>
<p class="legend quiet"><span><i class="swatch value"></i>the user’s own value</span> <span><i class="swatch default"></i>the default text</span> <span><i class="swatch empty"></i>nothing</span></p>
${rows}
</section>`
}

function pairRow(pair: PairJson, template: string, recipients: number): Markup {
  const tokens = pair.tokens.map((token) => tokenRow(token, recipients))
  const bars = tokens.length === 0 ? markup`<p class="quiet">The same text for everyone.</p>` : markup`${tokens}`
  return markup`<article class="pair">
<header><h3 dir="auto">${pair.key}</h3><p class="template" dir="auto">${template}</p></header>
<div class="bars">${bars}</div>
<div class="lengths">${pair.length === null || pair.length.min === pair.length.max ? nothing : drawing(pair.length.histogram)}<p class="quiet">${lengthWords(pair)}</p></div>
</article>
`
}

function tokenRow(token: TokenCoverage, recipients: number): Markup {
  const { value, default: defaults, empty } = token
  const parts = [
    ['value', 'value', value],
    ['default', 'default', defaults],
    ['empty', 'nothing', empty],
  ] as const
  const shown = parts.filter(([, , n]) => n > 0)
  const missing = missingWordsOf(token)
  const words = shown.map(([, word, n]) => `${word} ${count(n)}`).join(', ')
  return markup`<div class="token">
<code>${shortToken(token.token)}</code>
<div class="bar" role="img" aria-label="${words} of ${counted(recipients, 'recipient')}">${shown.map(
    ([from, , n]) => markup`<i class="${from}" style="flex-grow:${n}"></i>`,
  )}</div>
<p class="numbers">${shown.map(([from, word, n]) => markup`<span class="${from}">${word} <b>${count(n)}</b></span>`)}${missing === '' ? nothing : markup`<span class="quiet">missing: ${missing}</span>`}</p>
</div>`
}

/** `Profile - City`, with its default apart. */
function shortToken(token: string): Markup {
  const [, name = token, text] = /^\{\{ @(.*?)(?: \| default: "(.*)")? \}\}$/s.exec(token) ?? []
  return text === undefined
    ? markup`${name}`
    : markup`${name} <span class="quiet">· ${text === '' ? '“”' : text}</span>`
}

const height = 28

/** How many texts there are of each length, from the shortest to the longest. */
function drawing({ counts }: Histogram): Markup {
  const most = Math.max(1, ...counts)
  const width = 160 / counts.length
  const columns = counts.map((n, index) => {
    const tall = n === 0 ? 0 : Math.max(1, (n / most) * height)
    return markup`<rect x="${(index * width).toFixed(1)}" y="${(height - tall).toFixed(1)}" width="${Math.max(1, width - 1).toFixed(1)}" height="${tall.toFixed(1)}"/>`
  })
  return markup`<svg viewBox="0 0 160 ${height}" width="160" height="${height}" aria-hidden="true">${columns}</svg>`
}
