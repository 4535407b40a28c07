/** In UTF-16 units, and in pieces: what is shown of one resolved text. */
const maxLength = 20_000
const maxPieces = 1_000

/** Returns the pieces that are shown of a long text, and how many UTF-16 units are not. A text that is short enough is left as it is. */
export function cutPieces<Each extends { readonly text: string }>(
  pieces: readonly Each[],
): { readonly pieces: readonly Each[]; readonly rest: number } {
  let length = 0
  let end = 0
  while (end < pieces.length && end < maxPieces && length < maxLength) length += pieces[end++]?.text.length ?? 0
  const over = Math.max(0, length - maxLength)
  const last = pieces[end - 1]
  if (over === 0 || last === undefined)
    return { pieces: end === pieces.length ? pieces : pieces.slice(0, end), rest: textLength(pieces.slice(end)) }
  const shortened = { ...last, text: last.text.slice(0, last.text.length - over).replace(/[\ud800-\udbff]$/, '') }
  const rest = textLength(pieces.slice(end)) + last.text.length - shortened.text.length
  return { pieces: [...pieces.slice(0, end - 1), shortened], rest }
}

function textLength(pieces: readonly { readonly text: string }[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0)
}
