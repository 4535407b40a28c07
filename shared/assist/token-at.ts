import type { TokenNode } from '#shared/template/node'
import { parse } from '#shared/template/parse'

/** The token at an offset (UTF-16), its edges included; between two tokens, the one that begins there. */
export function tokenAt(source: string, offset: number): TokenNode | undefined {
  let found: TokenNode | undefined
  for (const node of parse(source).nodes) {
    if (node.span.start > offset) break
    if (node.kind === 'token' && node.span.end >= offset) found = node
  }
  return found
}
