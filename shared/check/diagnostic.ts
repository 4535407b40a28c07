import type { Draft, Pair, PayloadMapping } from '#shared/campaign/draft'
import type { Code } from '#shared/check/codes'
import type { Severity } from '#shared/template/diagnostic'
import type { Span } from '#shared/template/span'

/** Where in a draft something is. A pair is named by its index, counting from 0; `span` is in UTF-16 units within that pair's field. */
export interface Place {
  readonly part: keyof Draft
  readonly pair: number | null
  readonly field: 'key' | 'value' | null
  readonly span: Span | null
}

/** One step of a correction, as data. A pair's index is its index before any edit of the same fix. */
export type DraftEdit =
  | {
      readonly kind: 'text'
      readonly pair: number
      readonly field: 'key' | 'value'
      readonly span: Span
      readonly text: string
    }
  | { readonly kind: 'remove-pair'; readonly pair: number }
  /** Adds a pair at the end. */
  | { readonly kind: 'add-pair'; readonly added: Pair }
  /** Maps an mParticle identity type to a profile property; null takes the mapping away. */
  | { readonly kind: 'identity'; readonly type: string; readonly property: string | null }
  | { readonly kind: 'payload'; readonly fields: Partial<Omit<PayloadMapping, 'identities'>> }
  /** Puts whole fields of the draft in place of what they were. */
  | { readonly kind: 'fields'; readonly fields: Partial<Omit<Draft, 'pairs' | 'payload'>> }

/** A correction that a person can accept with one gesture. Its edits do not overlap. */
export interface DraftFix {
  readonly title: string
  readonly edits: readonly DraftEdit[]
}

/** Something to say about a draft, as data. `message` says what is wrong and what to do. */
export interface DraftDiagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly place: Place
  /** The likeliest correction first. */
  readonly fixes: readonly DraftFix[]
  /** The vendor page that is the reason, if one is. */
  readonly link?: string
}
