import type { PreviewRow } from './preview-rows.ts'

/** About half a screen: the browser lays out those chunks alone that are on it. */
const chunkSize = 10

/** Cuts rows into chunks. Call it again with the next rows: a chunk whose rows are the same is the very same list. */
export function rowChunks(): (rows: readonly PreviewRow[]) => readonly (readonly PreviewRow[])[] {
  let last: readonly (readonly PreviewRow[])[] = []
  return (rows) => {
    const count = Math.ceil(rows.length / chunkSize)
    last = Array.from({ length: count }, (_, nth) => {
      const from = nth * chunkSize
      const before = last[nth]
      const size = Math.min(chunkSize, rows.length - from)
      const isSame = before?.length === size && before.every((row, index) => row === rows[from + index])
      return isSame ? before : rows.slice(from, from + size)
    })
    return last
  }
}
