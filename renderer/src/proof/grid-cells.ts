import type { Draft } from '#shared/campaign/draft'
import { EditingCompiler } from '#shared/resolve/editing-compiler'
import type { Piece } from '#shared/resolve/resolution'
import type { Recipient } from '#shared/sample/recipient'

/** What a pair comes to for one person. Another object only when it says something else. */
export interface GridCell {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/**
 * Returns the cells of a grid for a draft that is being edited: by column, the first `rows` pairs. A cell that says the same as before is
 * the very same object, so that only what changed is drawn.
 */
export function cellMaker(): (
  draft: Draft,
  rows: number,
  recipients: readonly (Recipient | null)[],
) => readonly (readonly GridCell[] | null)[] {
  const compiler = new EditingCompiler()
  const kept = new WeakMap<Recipient, readonly GridCell[]>()
  return (draft, rows, recipients) => {
    const message = compiler.compile({ ...draft, pairs: draft.pairs.slice(0, rows) })
    return recipients.map((recipient) => {
      if (recipient === null) return null
      const before = kept.get(recipient) ?? []
      const cells = message.resolve(recipient).map(({ text, pieces }, row) => {
        const known = before[row]
        return known !== undefined && isSame(known.pieces, pieces) ? known : { text, pieces }
      })
      kept.set(recipient, cells)
      return cells
    })
  }
}

/** Whether a reader sees the same, and a token is the same one. */
function isSame(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every((piece, i) => {
      const other = b[i]
      return piece.text === other?.text && piece.from === other.from && piece.token === other.token
    })
  )
}

/** Returns which pieces of a cell differ from the cell of the first column. */
export function differing({ pieces }: GridCell, first: GridCell | undefined): ReadonlySet<number> {
  if (first === undefined) return new Set()
  return new Set(
    pieces.flatMap((piece, index) => {
      const other = first.pieces[index]
      return piece.text === other?.text && piece.from === other.from ? [] : [index]
    }),
  )
}
