import type { Draft } from '#shared/campaign/draft'
import type { Piece } from '#shared/resolve/resolution'

/** How a value is written, in words; `isChosen` where a setting of the draft decides it. Null where there is no value to write. */
export function printsAs(
  piece: Piece | null,
  { timeZone, format }: Draft,
): { readonly words: string; readonly isChosen: boolean } | null {
  if (piece?.from !== 'value') return null
  switch (piece.source?.type) {
    case 'date': {
      const month = format.month === 'long' ? 'full month names' : 'short month names'
      return { words: `date only, ${timeZone}, ${month}`, isChosen: true }
    }
    case 'list':
      return { words: `items with “${format.listSeparator}” between`, isChosen: true }
    case 'number':
      return { words: 'shortest exact number', isChosen: false }
    default:
      return null
  }
}
