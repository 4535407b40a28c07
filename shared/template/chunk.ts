import type { Diagnostic } from '#shared/template/diagnostic'
import type { Node } from '#shared/template/node'
import type { Span } from '#shared/template/span'

/** A stretch of a template as it was read. It stays the same object where only text before or behind it changes. */
export interface Chunk {
  /** Where it began when it was read: what its spans count from has moved by as much as its beginning since. */
  readonly origin: number
  /** In UTF-16 units. */
  readonly length: number
  /** In order and without gaps. */
  readonly nodes: readonly Node[]
  readonly diagnostics: readonly Diagnostic[]
  /** How far from its beginning the text decides how it is read, which can be behind its end. */
  readonly reach: number
}

/** Returns a node as it is where its text begins `by` UTF-16 units further on. */
export function moveNode(node: Node, by: number): Node {
  if (by === 0) return node
  const span = moveSpan(node.span, by)
  if (node.kind === 'text') return { ...node, span }
  return {
    ...node,
    span,
    sourceSpan: moveSpan(node.sourceSpan, by),
    fieldSpan: moveSpan(node.fieldSpan, by),
    defaultSpan: node.defaultSpan === null ? null : moveSpan(node.defaultSpan, by),
  }
}

/** Returns a diagnostic as it is where its text begins `by` UTF-16 units further on. */
export function moveDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  if (by === 0) return diagnostic
  const fixes = diagnostic.fixes.map(({ title, edits }) => ({
    title,
    edits: edits.map((edit) => ({ ...edit, span: moveSpan(edit.span, by) })),
  }))
  return { ...diagnostic, span: moveSpan(diagnostic.span, by), fixes }
}

/** Returns a span as it is where its text begins `by` UTF-16 units further on. */
export function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}
