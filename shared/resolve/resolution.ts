import type { MissingKind } from '#shared/sample/missing'
import type { ItemBasis } from '#shared/sample/recipient'
import type { Value, ValueType } from '#shared/sample/value'
import type { Span } from '#shared/template/span'

/** Where a piece took its value, or looked for it in vain. `value` is raw, as the sample has it; undefined when absent. */
export type Provenance =
  | {
      readonly kind: 'profile'
      readonly property: string
      readonly value: Value | undefined
      readonly type: ValueType | null
      /** When the profile was imported, in milliseconds since 1970. */
      readonly importedAt: number | null
      /** True for an age that was worked out from the date of birth. */
      readonly derived: boolean
    }
  | {
      readonly kind: 'event'
      readonly event: string | null
      readonly property: string
      readonly value: Value | undefined
      readonly type: ValueType | null
      /** When the event happened, in milliseconds since 1970. */
      readonly ts: number | null
      /** Which of how many: 1 is the newest. */
      readonly nth: number | null
      readonly of: number | null
    }
  | {
      readonly kind: 'constant'
      readonly alias: string
      /** 1 is the newest value. */
      readonly nth: number
      readonly of: number
      readonly value: Value | undefined
      readonly type: ValueType | null
    }
  | {
      readonly kind: 'recommendation'
      readonly slot: string
      readonly column: string
      readonly item: string | null
      readonly rank: number | null
      readonly relatedBy: number | null
      /** The recipient's last action that the item rests on. */
      readonly basis: ItemBasis | null
      readonly value: Value | undefined
      readonly type: ValueType | null
    }

/** A stretch of a resolved text and where it is from. */
export interface Piece {
  readonly text: string
  readonly from: 'text' | 'value' | 'default' | 'empty'
  /** The token in its canonical spelling; null for literal text. */
  readonly token: string | null
  /** In which way the value is missing. A blank value or a placeholder for which the default is not used is a value, and still missing. */
  readonly missing: MissingKind | null
  readonly source: Provenance | null
  /** Where the piece stands in the template. */
  readonly span: Span
}

export interface ResolvedPair {
  readonly key: string
  readonly text: string
  readonly pieces: readonly Piece[]
}
