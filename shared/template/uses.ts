import type { Token, TokenNode } from '#shared/template/node'
import { parse } from '#shared/template/parse'

/** Returns what a template reads: its tokens in their order, each with its place. */
export function tokensIn(source: string): readonly TokenNode[] {
  return parse(source).nodes.filter((node) => node.kind === 'token')
}

/** Returns the names of the events whose newest occurrence these tokens read. */
export function namedEvents(tokens: Iterable<Token>): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { source } of tokens) if (source.kind === 'named-event') names.add(source.name)
  return names
}
