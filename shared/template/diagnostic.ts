import type { Span } from '#shared/template/span'

export type Severity = 'error' | 'warning' | 'info'

/** Replaces one stretch of a template's source. */
export interface TextEdit {
  readonly span: Span
  readonly text: string
}

/** A correction that a person can accept with one gesture. Its edits do not overlap and are in order. */
export interface TextFix {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** Something to say about a template, as data: `code` is stable, `message` says what is wrong and what to do. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  readonly fixes: readonly TextFix[]
  /** The vendor page that is the reason, if one is. */
  readonly link?: string
}
