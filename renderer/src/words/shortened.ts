import type { TextPart } from '#shared/words/changed-words'

/** A stretch of text to show, or how many characters are left out there, in UTF-16 code units. */
export type ShownPart =
  ({ readonly kind: 'text' } & TextPart) | { readonly kind: 'left-out'; readonly characters: number }

/** What is shown at each end of a long stretch, in UTF-16 code units. */
const endLength = 400

/** Returns the stretches of a text with the middle of long ones left out, so that what changed is not far apart. */
export function shortened(parts: readonly TextPart[]): readonly ShownPart[] {
  return parts.flatMap(({ text, isChanged }): readonly ShownPart[] => {
    // leaving out a word or two makes nothing shorter
    if (text.length <= 3 * endLength) return [{ kind: 'text', text, isChanged }]
    const from = startOf(text, endLength)
    const to = startOf(text, text.length - endLength)
    return [
      { kind: 'text', text: text.slice(0, from), isChanged },
      { kind: 'left-out', characters: to - from },
      { kind: 'text', text: text.slice(to), isChanged },
    ]
  })
}

/** Returns the place, or the one before it where it is inside a surrogate pair. */
function startOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
