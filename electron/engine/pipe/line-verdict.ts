import type { Recipient } from '#shared/sample/recipient'
import type { LineError } from './line-error.ts'

/** A recipient of a line, or why there is none; `slot` is the recommendation without an item, where that is the reason. */
export type LineCandidate =
  | { readonly status: 'ready'; readonly recipient: Recipient }
  | {
      readonly status: 'skipped'
      readonly identity: string
      readonly reason: string
      readonly slot: string | null
    }

/** What becomes of a line: its candidates, at least one, or what is wrong with it. */
export type LineVerdict =
  | { readonly ok: true; readonly candidates: readonly LineCandidate[] }
  | { readonly ok: false; readonly error: LineError }

/** Returns the verdict on a line that is not to be used. */
export function wrong(code: LineError['code'], sentence: string, identity: string | null = null) {
  return { ok: false, error: { code, sentence, identity } } as const
}

/** Returns the verdict on a line with one candidate. */
export function single(candidate: LineCandidate): LineVerdict {
  return { ok: true, candidates: [candidate] }
}
