import { findBareTokens, type BareToken } from '#shared/check/bare-tokens'
import { findForeign, type Foreign } from '#shared/check/foreign-syntax'
import type { TokenNode } from '#shared/template/node'
import { type Parsed, parse } from '#shared/template/parse'

/** A template with everything the checks read in it that depends on nothing else. */
export interface Template {
  readonly source: string
  readonly parsed: Parsed
  readonly tokens: readonly TokenNode[]
  readonly foreign: readonly Foreign[]
  readonly bare: readonly BareToken[]
}

/** How many texts a cache keeps; then it starts over. */
const templateCacheSize = 4000

/** Templates by their text, so that typing in one row parses that row only. Keep one as long as a draft is open. */
export class TemplateCache {
  readonly #templates = new Map<string, Template>()

  template(source: string): Template {
    const kept = this.#templates.get(source)
    if (kept !== undefined) return kept
    const template = read(source)
    if (this.#templates.size >= templateCacheSize) this.#templates.clear()
    this.#templates.set(source, template)
    return template
  }
}

function read(source: string): Template {
  const parsed = parse(source)
  const tokens = parsed.nodes.filter((node) => node.kind === 'token')
  const foreign = findForeign(parsed)
  return { source, parsed, tokens, foreign, bare: outside(foreign, findBareTokens(parsed)) }
}

/** The bare tokens that are in no other system's token: `@` means nothing there. Both lists are in order. */
function outside(foreign: readonly Foreign[], bare: readonly BareToken[]): readonly BareToken[] {
  let next = 0
  return bare.filter(({ start }) => {
    while ((foreign[next]?.span.end ?? Infinity) <= start) next++
    return (foreign[next]?.span.start ?? Infinity) >= start
  })
}
