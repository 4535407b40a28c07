import { changeTitle, type PinChange } from '#shared/proof/expectations/compare-pin'
import type { PinState } from '#shared/proof/expectations/expectations-report'
import { changedCells, shownText } from '#shared/proof/report/html-text'
import { type Markup, markup, nothing } from '#shared/proof/report/markup'
import type { ReportInput } from '#shared/proof/report/report-input'
import { expectationsWords, missingPinAdvice } from '#shared/proof/report/report-words'
import { utcMoment } from '#shared/words/moments'

/** Returns what became of the pinned users, where that was asked for: first those who get something else now. */
export function expectationsPart({ result }: ReportInput): Markup {
  const { expectations } = result.json
  if (expectations === undefined) return nothing
  const { pins, changed, missing } = expectations
  const byPin = Map.groupBy(changed, ({ pin }) => pin)
  const parts = pins.map((pin, index) => pinPart(pin, byPin.get(index) ?? [], result.masked))
  const unknown = missing.map((identity) => markup`<li>${shownText(identity, result.masked)} ${missingPinAdvice}</li>`)
  return markup`<section class="${changed.length === 0 ? 'pins' : 'pins difference'}" aria-labelledby="pins">
<h2 id="pins">Pinned users</h2>
<p>${expectationsWords(expectations)}</p>
${parts}${unknown.length === 0 ? nothing : markup`<ul>${unknown}</ul>`}
</section>`
}

function pinPart({ identity, event }: PinState, changes: readonly PinChange[], masked: boolean): Markup {
  if (changes.length === 0) return nothing
  const when = event === null ? nothing : markup` <span class="quiet">${event.name}, ${utcMoment(event.ts)}</span>`
  return markup`<h3 dir="auto">${shownText(identity, masked)}${when}</h3>
<table class="plain changed"><thead><tr><td></td><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${changes.map((change) => changeRow(change, masked))}</tbody></table>
`
}

function changeRow(change: PinChange, masked: boolean): Markup {
  const title = changeTitle(change)
  const note = title === '' ? nothing : markup` <span class="quiet">${title}</span>`
  return markup`<tr><th scope="row" dir="auto">${change.pair ?? ''}${note}</th>${changedCells(change.before, change.after, masked)}</tr>
`
}
