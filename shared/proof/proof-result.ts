import type { ProofJson } from '#shared/proof/proof-json'
import type { Piece } from '#shared/resolve/resolution'
import type { MissingKind } from '#shared/sample/missing'

/** What a proof comes to, with what its reports show besides: the personas side by side. */
export interface ProofResult {
  readonly json: ProofJson
  /** One column for each persona, in their order. */
  readonly grid: readonly GridColumn[]
  /** Whether people stand under masks. */
  readonly masked: boolean
  /** The figures are then of those who came before. */
  readonly cancelled: boolean
}

/** A persona and its message. */
export interface GridColumn {
  readonly identity: string
  readonly shows: readonly string[]
  /** The code of the reason to be skipped; null for a recipient. */
  readonly skipped: string | null
  /** By pair; empty for one who is skipped. */
  readonly cells: readonly (readonly GridPiece[])[]
}

/** A stretch of a text with where it is from. */
export interface GridPiece {
  readonly text: string
  readonly from: Piece['from']
  readonly missing: MissingKind | null
}
