/** A place in the grid: -1 is the row of the people, and the column of the keys. */
export interface Cell {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
}

/** Returns where a key leads to from a cell; null for a key that leads nowhere. */
export function moved(
  { row, column }: Cell,
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { rows, columns }: Size,
): Cell | null {
  const clamp = (n: number, end: number) => Math.max(-1, Math.min(end - 1, n))
  const to = (r: number, c: number) => ({ row: clamp(r, rows), column: clamp(c, columns) })
  switch (key) {
    case 'ArrowDown':
      return to(ctrlKey ? rows : row + 1, column)
    case 'ArrowUp':
      return to(ctrlKey ? -1 : row - 1, column)
    case 'ArrowRight':
      return to(row, ctrlKey ? columns : column + 1)
    case 'ArrowLeft':
      return to(row, ctrlKey ? -1 : column - 1)
    case 'PageDown':
      return to(row + 8, column)
    case 'PageUp':
      return to(row - 8, column)
    case 'Home':
      return ctrlKey ? to(0, 0) : to(row, 0)
    case 'End':
      return ctrlKey ? to(rows, columns) : to(row, columns)
    default:
      return null
  }
}
