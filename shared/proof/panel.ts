import type { Persona } from '#shared/proof/personas'
import type { ProofJson } from '#shared/proof/proof-json'
import type { CensusRow } from '#shared/recipients/census'
import type { MissingKind } from '#shared/sample/missing'

/** What the window shows of a proof, as far as it is counted. */
export interface ProofFigures {
  /** What to ask people and further figures of. */
  readonly proof: number
  readonly json: ProofJson
  /** The personas of `json`, with the places that their messages are asked for by. */
  readonly grid: readonly PlacedPersona[]
  /** Profiles: all, and those that were looked at. */
  readonly total: number
  readonly seen: number
  readonly done: boolean
  /** How long it has taken so far, in milliseconds. */
  readonly ms: number
  /** Slots that are still being counted: no user is skipped for want of their items. After `store:changed`, ask again. */
  readonly counting: readonly string[]
  /** Why the payloads are not held to the data plan, as a sentence; null where they are, and where there is none. */
  readonly planTrouble: string | null
}

/** A persona, and where it is in the cache. */
export interface PlacedPersona extends Persona {
  readonly profile: number
  /** Which of the profile's qualifying occurrences: 1 is the newest. */
  readonly nth: number
  /** The code of the reason to be skipped; null for a recipient. */
  readonly skipped: string | null
}

/** A figure of a proof, and by it the users who make it up. Pairs and tokens count from 0; a token counts within its pair. */
export type ProofWanted =
  /** `token` null: what the pair comes to as a whole, which is the worst of its tokens (empty, then default, then value). */
  | {
      readonly kind: 'outcome'
      /** Null: what the message comes to as a whole, likewise; `token` is null then. */
      readonly pair: number | null
      readonly token: number | null
      readonly from: 'value' | 'default' | 'empty' | null
      readonly missing: MissingKind | null
    }
  | { readonly kind: 'finding'; readonly pair: number; readonly code: string }
  /** Texts (or payloads, where `pair` is null) from `from` to `until`, both included. */
  | {
      readonly kind: 'length'
      readonly pair: number | null
      readonly measure: 'length' | 'bytes' | 'segments'
      readonly from: number
      readonly until: number
    }
  | { readonly kind: 'skipped'; readonly reason: string }
  /** `pair` null: in any pair. */
  | { readonly kind: 'difference'; readonly what: 'changed' | 'lost'; readonly pair: number | null }
  | { readonly kind: 'difference'; readonly what: 'entered' | 'left' }
  /** Payloads that do not fit the data plan for this reason. */
  | { readonly kind: 'violation'; readonly type: string; readonly pair: string | null; readonly pointer: string }

/** A page of the users behind a figure. */
export interface ProofPeople {
  /** As far as they are found. */
  readonly total: number
  readonly rows: readonly CensusRow[]
  /** Whether all are found. */
  readonly done: boolean
}
