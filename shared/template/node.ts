import type { Span } from '#shared/template/span'

/** Where a token takes its value. */
export type Source =
  | { readonly kind: 'profile' }
  | { readonly kind: 'event' }
  /** `nth` counts from 1, the newest value. */
  | { readonly kind: 'constant'; readonly nth: number }
  | { readonly kind: 'recommendation'; readonly slot: string }
  | { readonly kind: 'named-event'; readonly name: string }

/** A replacement in a template. `default` is its text when the value is missing; null when it has none. */
export interface Token {
  readonly source: Source
  readonly field: string
  readonly default: string | null
}

/**
 * How a token was written: Galley's own braces, CleverTap's chip text (`@Profile - Name | default: "x"`),
 * or the form CleverTap stores (`$replacement$##w:Name[x]$/replacement$`).
 */
export type Spelling = 'galley' | 'chip' | 'stored'

export interface TextNode {
  readonly kind: 'text'
  readonly span: Span
}

export interface TokenNode {
  readonly kind: 'token'
  readonly span: Span
  readonly token: Token
  readonly spelling: Spelling
  readonly sourceSpan: Span
  readonly fieldSpan: Span
  /** What stands between the default's quotes (or brackets); null when there is no default. */
  readonly defaultSpan: Span | null
}

export type Node = TextNode | TokenNode
