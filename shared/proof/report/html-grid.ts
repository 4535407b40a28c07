import type { GridColumn, GridPiece } from '#shared/proof/proof-result'
import { shownText } from '#shared/proof/report/html-text'
import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import type { ReportInput } from '#shared/proof/report/report-input'
import { missingLabel } from '#shared/proof/report/report-words'
import { counted } from '#shared/words/numbers'
import { skipWordsFor } from '#shared/recommend/no-item'

/** A report shows at most this many personas: the first ones, which show the most. */
const maxColumns = 30
/** How many fit on a sheet of paper. */
const columnsOnPaper = 3

/** Returns the personas side by side: on a screen in one table, on paper in several. */
export function gridPart({ draft, result }: ReportInput): Markup {
  const columns = result.grid.slice(0, maxColumns)
  if (columns.length === 0) return nothing
  const keys = draft.pairs.map(({ key }) => key)
  const sheets = Array.from({ length: Math.ceil(columns.length / columnsOnPaper) }, (_, sheet) =>
    columns.slice(sheet * columnsOnPaper, (sheet + 1) * columnsOnPaper),
  )
  const more = result.grid.length - columns.length
  return markup`<section aria-labelledby="people">
<h2 id="people">Real users, side by side</h2>
<p class="quiet">The fewest users that between them show every value, default and gap, and each pair’s longest and shortest text. <span class="piece value">Underlined</span> is the user’s own value, <span class="piece default">dotted</span> the default, <span class="gap">∅</span> nothing.${more > 0 ? ` ${more} more are left out.` : ''}</p>
<div class="wide" tabindex="0" role="region" aria-labelledby="people">${gridTable(columns, keys, result.masked)}</div>
<div class="paper">${sheets.map((sheet) => gridTable(sheet, keys, result.masked))}</div>
</section>`
}

function gridTable(columns: readonly GridColumn[], keys: readonly string[], masked: boolean): Markup {
  const heads = columns.map(
    ({
      identity,
      shows,
      skipped,
    }) => markup`<th scope="col"><span class="person" dir="auto">${shownText(identity, masked)}</span>
${skipped === null ? showsList(shows) : markup`<span class="skipped">Gets nothing: the user ${skipWordsFor(skipped)}.</span>`}</th>`,
  )
  const rows = keys.map(
    (key, pair) =>
      markup`<tr><th scope="row" dir="auto">${key}</th>${columns.map((column) => cell(column, pair, masked))}</tr>
`,
  )
  return markup`<table class="grid"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table>
`
}

function showsList(shows: readonly string[]): Markup {
  const [only] = shows
  if (only !== undefined && shows.length === 1) return markup`<span class="shows">Shows: ${only}</span>`
  return markup`<details><summary>Shows ${counted(shows.length, 'outcome')}</summary><ul>${shows.map((one) => markup`<li>${one}</li>`)}</ul></details>`
}

function cell({ skipped, cells }: GridColumn, pair: number, masked: boolean): Markup {
  if (skipped !== null) return markup`<td class="none"></td>`
  const pieces = cells[pair] ?? []
  const seen = pieces.some(({ text, from }) => text !== '' || from === 'empty')
  return markup`<td dir="auto">${seen ? pieces.map((piece) => pieceOf(piece, masked)) : markup`<span class="gap">∅</span>`}</td>`
}

function pieceOf({ text, from, missing }: GridPiece, masked: boolean): Markup {
  const why = missing === null ? '' : missingLabel(missing)
  if (from === 'text') return shownText(text, masked)
  if (from === 'empty') return markup`<span class="gap" title="${why}">∅</span>`
  if (from === 'default')
    return markup`<span class="piece default" title="default: ${why}">${shownText(text, masked)}</span>`
  if (text.trim() === '') return markup`<span class="gap" title="${why}">␣</span>`
  return markup`<span class="piece value">${shownText(text, masked)}</span>`
}
