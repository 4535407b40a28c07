import type { Parsed } from '#shared/template/parsed'
import type { Span } from '#shared/template/span'

/** Returns the stretches of a template that are neither token nor already complained about, in order. */
export function plainText({ nodes, diagnostics }: Parsed): readonly Span[] {
  const stretches: Span[] = []
  let next = 0
  for (const node of nodes) {
    if (node.kind === 'token') continue
    let from = node.span.start
    for (; next < diagnostics.length; next++) {
      const bad = diagnostics[next]?.span
      if (bad === undefined || bad.start >= node.span.end) break
      if (bad.start > from) stretches.push({ start: from, end: bad.start })
      from = Math.max(from, bad.end)
    }
    if (node.span.end > from) stretches.push({ start: from, end: node.span.end })
  }
  return stretches
}
