import type { TokenNode } from '#shared/template/node'
import { tokensIn } from '#shared/template/uses'

/** Returns the token at an offset (UTF-16), its edges included; between two tokens, the one that begins there. */
export function tokenAt(source: string, offset: number): TokenNode | undefined {
  let found: TokenNode | undefined
  for (const node of tokensIn(source)) {
    if (node.span.start > offset) break
    if (node.span.end >= offset) found = node
  }
  return found
}
