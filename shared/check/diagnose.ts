import type { Draft } from '#shared/campaign/draft'
import { type Code, codes } from '#shared/check/codes'
import type { CheckedPair } from '#shared/check/context'
import type { DraftDiagnostic, DraftEdit, DraftFix, Place } from '#shared/check/diagnostic'
import type { Token, TokenNode } from '#shared/template/node'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'

interface Details {
  readonly fixes?: readonly DraftFix[]
  readonly link?: string
}

/** Returns a diagnostic with the severity that its code has in the table. */
export function diagnose(code: Code, place: Place, message: string, details: Details = {}): DraftDiagnostic {
  return { code, severity: codes[code], message, place, fixes: [], ...details }
}

/** Returns a place in a pair's value. */
export function inValue(pair: CheckedPair, span: Span): Place {
  return { part: 'pairs', pair: pair.index, field: 'value', span }
}

/** Returns a place in a pair's key, or the whole key. */
export function inKey(pair: CheckedPair, span: Span = { start: 0, end: pair.key.length }): Place {
  return { part: 'pairs', pair: pair.index, field: 'key', span }
}

/** Returns a place outside the pairs. */
export function inDraft(part: keyof Draft): Place {
  return { part, pair: null, field: null, span: null }
}

/** Replaces a stretch of a pair's key or value. */
export function replace(place: Place, title: string, text: string): DraftFix {
  const { pair, field, span } = place
  if (pair === null || field === null || span === null) return { title, edits: [] }
  return { title, edits: [{ kind: 'text', pair, field, span, text }] }
}

/** Returns a fix of these edits. */
export function fix(title: string, ...edits: readonly DraftEdit[]): DraftFix {
  return { title, edits }
}

/** Writes a changed token, in its canonical spelling, in place of the one that stands there. */
export function rewrite(pair: CheckedPair, node: TokenNode, title: string, change: Partial<Token>): DraftFix {
  return replace(inValue(pair, node.span), title, print({ ...node.token, ...change }))
}
