import { JsonSplitter } from '../../../../electron/engine/import/records/split-json.ts'

export interface Piece {
  readonly raw: string
  readonly line: number
  readonly offset: number
  /** Null for a good one. */
  readonly reason: string | null
}

export interface Pieces {
  readonly pieces: readonly Piece[]
  readonly notes: readonly string[]
}

/** Splits a text whose chunks end at `borders`, places in bytes in rising order. */
export function split(content: string | Buffer, borders: readonly number[] = []): Pieces {
  const pieces: Piece[] = []
  const notes: string[] = []
  const splitter = new JsonSplitter({
    value: (raw, line, offset) => pieces.push({ raw, line, offset, reason: null }),
    broken: (raw, line, offset, reason) => pieces.push({ raw, line, offset, reason }),
    note: (sentence) => notes.push(sentence),
  })
  const bytes = Buffer.from(content)
  let from = 0
  for (const to of [...borders, bytes.length]) {
    // a chunk's owner uses its memory again
    const chunk = Buffer.from(bytes.subarray(from, to))
    splitter.push(chunk)
    chunk.fill(0x7d)
    from = Math.max(from, to)
  }
  splitter.end()
  return { pieces, notes }
}

/** The pieces that stayed whole. */
export function goodRaws({ pieces }: Pieces): readonly string[] {
  return pieces.filter(({ reason }) => reason === null).map(({ raw }) => raw)
}
