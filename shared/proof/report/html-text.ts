import { changedWords, type TextPart, wordsOf } from '#shared/words/changed-words'
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

/** Returns two cells of a table, a text before and after, with the words marked that differ. */
export function changedCells(before: string, after: string, masked: boolean): Markup {
  const words = changedWords(before, after, wordsWithMasks)
  const shown = (parts: readonly TextPart[], changed: (text: Markup) => Markup) =>
    parts.length === 0
      ? markup`<span class="gap">∅</span>`
      : markup`${parts.map(({ text, isChanged }) => (isChanged ? changed(shownText(text, masked)) : shownText(text, masked)))}`
  const old = shown(words.before, (text) => markup`<del>${text}</del>`)
  const now = shown(words.after, (text) => markup`<ins>${text}</ins>`)
  return markup`<td dir="auto">${old}</td><td dir="auto">${now}</td>`
}
