import type { Token, TokenNode } from '#shared/template/node'
import { parse } from '#shared/template/parse'

/** Returns what a template reads: its tokens in their order, each with its place. */
export function tokensIn(source: string): readonly TokenNode[] {
  return parse(source).nodes.filter((node) => node.kind === 'token')
}

/** Returns the names of the events whose newest occurrence these tokens read. */
export function namedEvents(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.flatMap(({ source }) => (source.kind === 'named-event' ? [source.name] : [])))
}
