import type { TokenNode } from '#shared/template/node'
import { parse } from '#shared/template/parse'

/** Returns the token at an offset (UTF-16), its edges included; between two tokens, the one that begins there. */
export function tokenAt(source: string, offset: number): TokenNode | undefined {
  return parse(source).tokensWithin({ start: offset, end: offset }).at(-1)
}
