/** Whole numbers, one for each recipient of a page, in as few bytes as they take: one alone where all are the same. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Returns numbers from 0 on as a column. */
export function packed(values: ArrayLike<number>): Column {
  const first = values[0] ?? 0
  let max = first
  let isSame = true
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value > max) max = value
    if (value !== first) isSame = false
  }
  const kept = isSame ? [first] : values
  if (max < 2 ** 8) return Uint8Array.from(kept)
  if (max < 2 ** 16) return Uint16Array.from(kept)
  return max < 2 ** 32 ? Uint32Array.from(kept) : Float64Array.from(kept)
}

/** Returns the number of a row. */
export function valueAt(column: Column, row: number): number {
  return (column.length === 1 ? column[0] : column[row]) ?? 0
}
