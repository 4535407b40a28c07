import type { Draft } from '#shared/campaign/draft'
import type { ObservedSchema } from '#shared/sample/observed'
import type { Recipient } from '#shared/sample/recipient'
import type { ValueType } from '#shared/sample/value'
import type { Span } from '#shared/template/span'

/** What the editor's help is worked out from. */
export interface AssistWorld {
  readonly schema: ObservedSchema
  readonly draft: Draft
  /** The recipient in the preview, if there is one. */
  readonly recipient: Recipient | null
}

export const groups = ['Profile', 'Event', 'Other events', 'Constant', 'Recommendations', 'Default'] as const
export type Group = (typeof groups)[number]

/** One line of the list that opens after an `@`. */
export interface Completion {
  readonly label: string
  readonly group: Group
  /** A token in its canonical spelling; in a default, its text. */
  readonly insertText: string
  /** What to select in `insertText` once it is inserted: the text between the default's quotes. */
  readonly defaultSpan: Span | null
  /** The commonest type of the values, and whether there are others. */
  readonly type: { readonly main: ValueType; readonly mixed: boolean } | null
  /** The share of samples that have a value, from 0 to 1. */
  readonly fillRate: number | null
  /** The current recipient's value as text, or else the commonest value; cut at 80 characters. */
  readonly sample: string | null
  /** In milliseconds since 1970. */
  readonly lastSeen: number | null
  /** Whether the samples, CleverTap or the draft have it. */
  readonly known: boolean
}

export interface Completions {
  /** What an accepted completion replaces, in UTF-16 units. */
  readonly span: Span
  /** The best first; at most 200. */
  readonly items: readonly Completion[]
  /** How many fit, shown or not. */
  readonly total: number
}
