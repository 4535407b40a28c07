import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import { moveSpan } from '#shared/template/chunk'
import type { Parsed } from '#shared/template/parsed'

/** What a chunk of a template came to. The spans count from where the chunk was when it was read. */
export interface ResolvedGroup {
  readonly pieces: readonly Piece[]
  /** Of the text, in UTF-16 units. */
  readonly length: number
}

/** A pair with a long template, resolved. Its pieces are made as they are taken, and its text when it is asked for. */
export class LongPair implements ResolvedPair {
  readonly key: string
  /** Of the text, in UTF-16 units. */
  readonly length: number
  readonly #groups: readonly ResolvedGroup[]
  readonly #parsed: Parsed
  #pieces: readonly Piece[] | undefined
  #text: string | undefined

  constructor(key: string, groups: readonly ResolvedGroup[], parsed: Parsed) {
    this.key = key
    this.#groups = groups
    this.#parsed = parsed
    this.length = groups.reduce((sum, { length }) => sum + length, 0)
  }

  get pieces(): readonly Piece[] {
    return (this.#pieces ??= [...this.inOrder()])
  }

  get text(): string {
    return (this.#text ??= this.#groups.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(''))
  }

  /** The pieces from the first on. */
  *inOrder(): Generator<Piece> {
    let held: Piece | undefined
    for (const [index, { pieces }] of this.#groups.entries()) {
      const by = this.#parsed.moved(index)
      for (const piece of pieces) {
        const moved = by === 0 ? piece : { ...piece, span: moveSpan(piece.span, by) }
        // text that a chunk's end has cut
        if (held?.from === 'text' && moved.from === 'text') held = joined(held, moved)
        else {
          if (held !== undefined) yield held
          held = moved
        }
      }
    }
    if (held !== undefined) yield held
  }
}

function joined(first: Piece, second: Piece): Piece {
  return { ...first, text: first.text + second.text, span: { start: first.span.start, end: second.span.end } }
}

/** Returns the pieces of a pair from the first on: take only as many as are shown. */
export function piecesInOrder(pair: ResolvedPair): Iterable<Piece> {
  return pair instanceof LongPair ? pair.inOrder() : pair.pieces
}

/** Returns how long a pair's text is, in UTF-16 units, without making it. */
export function textLength(pair: ResolvedPair): number {
  return pair instanceof LongPair ? pair.length : pair.text.length
}
