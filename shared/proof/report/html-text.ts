import { wordsOf } from '#shared/words/changed-words'
import { type Markup, markup } from '#shared/proof/report/markup'

const mask = /(‹[^‹›]{1,80} \d+›)/

/** Returns a text out of the samples, with its masks visible as masks where it has them. */
export function shownText(text: string, masked: boolean): Markup {
  if (!masked) return markup`${text}`
  const parts = text.split(mask)
  return markup`${parts.map((part, index) => (index % 2 === 0 ? markup`${part}` : markup`<span class="mask">${part.slice(1, -1)}</span>`))}`
}

/** Returns the words of a text, each mask as one: half a mask would not be visible as one. */
export function wordsWithMasks(text: string): string[] {
  return text.split(mask).flatMap((part, index) => (index % 2 === 0 ? wordsOf(part) : [part]))
}
