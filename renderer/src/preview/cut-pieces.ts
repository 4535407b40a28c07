/** In UTF-16 units, and in pieces: what is shown of one resolved text. */
const maxLength = 8_000
const maxPieces = 400

/**
 * Returns the pieces that are shown of a text of `length` UTF-16 units, and how many units are not. Takes no more pieces than that: those
 * of a long text are made as they are taken.
 */
export function cutPieces<Each extends { readonly text: string }>(
  pieces: Iterable<Each>,
  length: number,
): { readonly pieces: readonly Each[]; readonly rest: number } {
  const shown: Each[] = []
  let room = maxLength
  for (const piece of pieces) {
    if (shown.length === maxPieces || room === 0) break
    const text = piece.text.length <= room ? piece.text : piece.text.slice(0, room).replace(/[\ud800-\udbff]$/, '')
    shown.push(text === piece.text ? piece : { ...piece, text })
    room = text === piece.text ? room - text.length : 0
  }
  return { pieces: shown, rest: length - shown.reduce((sum, { text }) => sum + text.length, 0) }
}
