import { type Chunk, moveDiagnostic, moveNode } from '#shared/template/chunk'
import type { Diagnostic } from '#shared/template/diagnostic'
import type { Node, TokenNode } from '#shared/template/node'
import type { Span } from '#shared/template/span'

/** A template that has been read. Of a long one, ask only for what is within a span: all of it takes long to make. */
export class Parsed {
  readonly source: string
  /** In order and without gaps. Those of an earlier text that still hold are the same objects. */
  readonly chunks: readonly Chunk[]
  /** Where each chunk begins. */
  readonly starts: readonly number[]
  #nodes: readonly Node[] | undefined
  #diagnostics: readonly Diagnostic[] | undefined

  constructor(source: string, chunks: readonly Chunk[]) {
    this.source = source
    this.chunks = chunks
    let at = 0
    this.starts = chunks.map(({ length }) => {
      const start = at
      at += length
      return start
    })
  }

  /** In order and without gaps: their spans cover the whole source. */
  get nodes(): readonly Node[] {
    return (this.#nodes ??= this.#nodesOf(0, this.chunks.length))
  }

  get diagnostics(): readonly Diagnostic[] {
    return (this.#diagnostics ??= this.#diagnosticsOf(0, this.chunks.length))
  }

  /** Returns the tokens that are in a span or touch it, in order. */
  tokensWithin({ start, end }: Span): readonly TokenNode[] {
    const [from, to] = this.#chunksAt(start, end)
    return this.#nodesOf(from, to).filter(
      (node): node is TokenNode => node.kind === 'token' && node.span.start <= end && node.span.end >= start,
    )
  }

  /** Returns the diagnostics that are in a span or touch it, in order. */
  diagnosticsWithin({ start, end }: Span): readonly Diagnostic[] {
    const [from, to] = this.#chunksAt(start, end)
    return this.#diagnosticsOf(from, to).filter(({ span }) => span.start <= end && span.end >= start)
  }

  /** Returns how far the spans of a chunk are from where they were when it was read. */
  moved(chunk: number): number {
    return (this.starts[chunk] ?? 0) - (this.chunks[chunk]?.origin ?? 0)
  }

  /** The chunks that a span is in or touches, the second bound excluded. */
  #chunksAt(start: number, end: number): readonly [number, number] {
    const from = this.starts.findLastIndex((each) => each < start)
    const to = this.starts.findIndex((each) => each > end)
    return [Math.max(0, from), to < 0 ? this.starts.length : to]
  }

  #nodesOf(from: number, to: number): readonly Node[] {
    const [only] = this.chunks
    if (to - from === 1 && from === 0 && only !== undefined && this.moved(0) === 0) return only.nodes
    const nodes: Node[] = []
    for (let i = from; i < to; i++) {
      const by = this.moved(i)
      for (const each of this.chunks[i]?.nodes ?? []) {
        const node = moveNode(each, by)
        const last = nodes.at(-1)
        // text that a chunk's end has cut
        if (node.kind === 'text' && last?.kind === 'text')
          nodes[nodes.length - 1] = { ...last, span: { start: last.span.start, end: node.span.end } }
        else nodes.push(node)
      }
    }
    return nodes
  }

  #diagnosticsOf(from: number, to: number): readonly Diagnostic[] {
    return this.chunks.slice(from, to).flatMap(({ diagnostics }, i) => {
      const by = this.moved(from + i)
      return diagnostics.map((diagnostic) => moveDiagnostic(diagnostic, by))
    })
  }
}
