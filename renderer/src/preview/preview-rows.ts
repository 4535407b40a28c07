import type { Draft } from '#shared/campaign/draft'
import { isUnknown, scopeOf } from '#shared/check/known-names'
import { piecesInOrder, textLength } from '#shared/resolve/long-pair'
import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import type { ObservedSchema } from '#shared/sample/observed'
import type { Recipient } from '#shared/sample/recipient'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { cutPieces } from './cut-pieces.ts'

/** A stretch of a resolved text as it is shown. */
export interface ShownPiece {
  readonly text: string
  readonly from: Piece['from']
  /** The name that no sample has, or for text: that it was meant as a token and cannot be read. */
  readonly unknown: string | null
  /** Null for literal text, which has nothing to tell. */
  readonly piece: Piece | null
  /** Where the piece's value is from; null for literal text. */
  readonly token: Token | null
}

/** A pair of the preview. `id` stays with the pair while it moves. What is shown of it is made when it is first read. */
export interface PreviewRow {
  readonly id: number
  readonly key: string
  /** What is shown of a long text. */
  readonly pieces: readonly ShownPiece[]
  /** How many UTF-16 units are not shown. */
  readonly rest: number
}

interface Made {
  readonly row: PreviewRow
  readonly value: string
}

/** What the rows depend on beside their pair: where none of it changed, a row with the same pair is the same. */
export interface RowContext {
  readonly draft: Draft
  readonly recipient: Recipient
  readonly schema: ObservedSchema
}

/** What was made last, by the ids that it was made for. */
interface Kept {
  readonly ids: readonly number[]
  readonly made: readonly Made[]
  readonly context: RowContext
}

/**
 * The rows of a preview. Call it again while a draft is edited: a row whose pair did not change is the very same object, so that
 * only what changed is drawn.
 */
export function rowMaker(): (
  pairs: readonly ResolvedPair[],
  ids: readonly number[],
  context: RowContext,
) => PreviewRow[] {
  let kept: Kept | undefined
  return (pairs, ids, context) => {
    const known = knownIn(kept, ids, context)
    const made = pairs.map((pair, index): Made => {
      const value = context.draft.pairs[index]?.value ?? ''
      const before = known(index)
      if (before?.value === value && before.row.key === pair.key) return before
      return { value, row: new LazyRow(idAt(ids, index), pair, value, context) }
    })
    kept = { ids, made, context }
    return made.map(({ row }) => row)
  }
}

class LazyRow implements PreviewRow {
  readonly id: number
  readonly #pair: ResolvedPair
  readonly #value: string
  readonly #context: RowContext
  #shown: Pick<PreviewRow, 'pieces' | 'rest'> | undefined

  constructor(id: number, pair: ResolvedPair, value: string, context: RowContext) {
    this.id = id
    this.#pair = pair
    this.#value = value
    this.#context = context
  }

  get key(): string {
    return this.#pair.key
  }

  get pieces(): readonly ShownPiece[] {
    return this.#made.pieces
  }

  get rest(): number {
    return this.#made.rest
  }

  get #made(): Pick<PreviewRow, 'pieces' | 'rest'> {
    if (this.#shown === undefined) {
      const { pieces, rest } = cutPieces(piecesInOrder(this.#pair), textLength(this.#pair))
      this.#shown = { pieces: shown(pieces, this.#value, this.#context), rest }
    }
    return this.#shown
  }
}

function idAt(ids: readonly number[], index: number): number {
  return ids[index] ?? -1 - index
}

/** Returns what finds the row that was made for the pair at an index; while pairs are typed into, they are where they were. */
function knownIn(
  kept: Kept | undefined,
  ids: readonly number[],
  context: RowContext,
): (index: number) => Made | undefined {
  if (kept === undefined || !isSame(kept.context, context)) return () => undefined
  const { made } = kept
  if (kept.ids === ids) return (index) => made[index]
  const byId = new Map(made.map((each) => [each.row.id, each]))
  return (index) => byId.get(idAt(ids, index))
}

function isSame(a: RowContext, b: RowContext): boolean {
  if (a.recipient !== b.recipient || a.schema !== b.schema) return false
  const { pairs: _, ...before } = a.draft
  return Object.entries(before).every(([field, value]) => b.draft[field as keyof Draft] === value)
}

function shown(pieces: readonly Piece[], value: string, context: RowContext): readonly ShownPiece[] {
  const parsed = parse(value)
  const within = { start: 0, end: pieces.at(-1)?.span.end ?? 0 }
  const tokens = new Map(parsed.tokensWithin(within).map(({ span, token }) => [span.start, token]))
  const errors = parsed.diagnosticsWithin(within).filter(({ severity }) => severity === 'error')
  return pieces.flatMap((piece): readonly ShownPiece[] => {
    const { text, from, span } = piece
    if (from !== 'text') {
      const token = tokens.get(span.start)
      return [
        { text, from, unknown: token === undefined ? null : unknownName(token, context), piece, token: token ?? null },
      ]
    }
    const broken = errors.filter(({ span: { start, end } }) => start < span.end && end > span.start)
    return splitAt(
      text,
      broken.map(({ span: { start, end } }) => [start - span.start, end - span.start]),
    )
  })
}

/** Returns text in stretches; those of `broken` were meant as tokens. */
function splitAt(text: string, broken: readonly (readonly [number, number])[]): readonly ShownPiece[] {
  const plain = (part: string, unknown: string | null): ShownPiece[] =>
    part === '' ? [] : [{ text: part, from: 'text', unknown, piece: null, token: null }]
  let at = 0
  const pieces = broken.flatMap(([start, end]) => {
    const from = Math.max(at, start)
    const before = plain(text.slice(at, from), null)
    at = Math.max(at, Math.min(end, text.length))
    return [...before, ...plain(text.slice(from, at), 'not a token')]
  })
  return [...pieces, ...plain(text.slice(at), null)]
}

/** Returns the part of a token's name that is in no sample, or not in the draft; null where it is known, or nothing can be said. */
function unknownName({ source, field }: Token, { draft, schema }: RowContext): string | null {
  if (schema.profiles.total === 0) return null
  if (source.kind === 'constant') return draft.aliases.some(({ name }) => name === field) ? null : field
  if (source.kind === 'recommendation' && !draft.recommendations.some(({ slot }) => slot === source.slot))
    return source.slot
  const scope = scopeOf(source, { draft, schema })
  if (scope === undefined) return source.kind === 'named-event' && schema.events.size > 0 ? source.name : null
  return isUnknown(scope, field) ? field : null
}
