import type { PieceName } from './piece-focus.svelte.ts'
import type { PreviewRow } from './preview-rows.ts'

const walks: Readonly<Record<string, (rows: readonly PreviewRow[], at: number, index: number) => PieceName | null>> = {
  ArrowRight: (rows, at, index) => nextIn(rows[at], index) ?? firstFrom(rows, at + 1),
  ArrowLeft: (rows, at, index) => previousIn(rows[at], index) ?? lastTo(rows, at - 1),
  ArrowDown: (rows, at) => firstFrom(rows, at + 1),
  ArrowUp: (rows, at) => lastTo(rows, at - 1),
  Home: (rows) => firstFrom(rows, 0),
  End: (rows) => lastTo(rows, rows.length - 1),
}

/** Returns the piece that a key goes to from another, whether or not it is in the page; null for none, undefined for another key. */
export function pieceTo(rows: readonly PreviewRow[], from: PieceName, key: string): PieceName | null | undefined {
  const walk = Object.hasOwn(walks, key) ? walks[key] : undefined
  const at = rows.findIndex(({ id }) => id === from.row)
  return walk === undefined || at < 0 ? undefined : walk(rows, at, from.index)
}

/** Returns the first piece of a row or of those below it that has something to tell; null where none has. */
export function firstFrom(rows: readonly PreviewRow[], at: number): PieceName | null {
  for (let row = at; row < rows.length; row++) {
    const found = nextIn(rows[row], -1)
    if (found !== null) return found
  }
  return null
}

function lastTo(rows: readonly PreviewRow[], at: number): PieceName | null {
  for (let row = at; row >= 0; row--) {
    const found = previousIn(rows[row], Infinity)
    if (found !== null) return found
  }
  return null
}

function nextIn(row: PreviewRow | undefined, index: number): PieceName | null {
  return named(
    row,
    toldIn(row).find((each) => each > index),
  )
}

function previousIn(row: PreviewRow | undefined, index: number): PieceName | null {
  return named(
    row,
    toldIn(row).findLast((each) => each < index),
  )
}

function named(row: PreviewRow | undefined, index: number | undefined): PieceName | null {
  return row === undefined || index === undefined ? null : { row: row.id, index }
}

/** Returns the places of the pieces that are no literal text. */
function toldIn(row: PreviewRow | undefined): readonly number[] {
  return row?.pieces.flatMap(({ piece }, index) => (piece === null ? [] : [index])) ?? []
}
