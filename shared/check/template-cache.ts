import { findBareTokens, type BareToken } from '#shared/check/bare-tokens'
import { findForeign, type Foreign } from '#shared/check/foreign-syntax'
import { findPasted, type PastedToken } from '#shared/check/pasted-tokens'
import { findStrays, type Stray } from '#shared/check/strays'
import type { TokenNode } from '#shared/template/node'
import { longSource, parse, parseInSteps } from '#shared/template/parse'
import type { Parsed } from '#shared/template/parsed'
import type { Span } from '#shared/template/span'

/** A template with everything the checks read in it that depends on nothing else. */
export interface Template {
  readonly source: string
  readonly parsed: Parsed
  readonly tokens: readonly TokenNode[]
  readonly foreign: readonly Foreign[]
  readonly bare: readonly BareToken[]
  readonly pasted: readonly PastedToken[]
  readonly strays: readonly Stray[]
}

/** Templates by their text, so that typing in one row parses that row only. Keep one as long as a draft is open. */
export class TemplateCache {
  #templates = new Map<string, Template>()
  #before: ReadonlyMap<string, Template> = this.#templates

  /** Begins another look at a draft: what was of use in the last one is kept, and nothing older. */
  begin(): void {
    this.#before = this.#templates
    this.#templates = new Map()
  }

  /** Reads a long template in steps, so that `template` has it at hand. Call it before `begin`. */
  *prepare(source: string): Generator<undefined, undefined> {
    if (source.length <= longSource || this.#templates.has(source)) return
    this.#templates.set(source, new ReadTemplate(yield* parseInSteps(source)))
  }

  template(source: string): Template {
    const kept = this.#templates.get(source)
    if (kept !== undefined) return kept
    const template = this.#before.get(source) ?? new ReadTemplate(parse(source))
    this.#templates.set(source, template)
    return template
  }
}

/** Looks for each kind of thing when a check asks for it: of a long text, all at once would take too long. */
class ReadTemplate implements Template {
  readonly parsed: Parsed
  #tokens: readonly TokenNode[] | undefined
  #pasted: readonly PastedToken[] | undefined
  #foreign: readonly Foreign[] | undefined
  #bare: readonly BareToken[] | undefined
  #strays: readonly Stray[] | undefined

  constructor(parsed: Parsed) {
    this.parsed = parsed
  }

  get tokens(): readonly TokenNode[] {
    return (this.#tokens ??= this.parsed.nodes.filter((node) => node.kind === 'token'))
  }

  get source(): string {
    return this.parsed.source
  }

  get pasted(): readonly PastedToken[] {
    return (this.#pasted ??= findPasted(this.parsed))
  }

  get foreign(): readonly Foreign[] {
    const taken = () => this.pasted.map(({ span }) => span)
    return (this.#foreign ??= outside(taken(), findForeign(this.parsed), ({ span }) => span.start))
  }

  get bare(): readonly BareToken[] {
    const certain = () => this.foreign.filter((one) => one.certain)
    const taken = () => [...this.pasted, ...certain()].map(({ span }) => span).sort((a, b) => a.start - b.start)
    return (this.#bare ??= outside(taken(), findBareTokens(this.parsed), ({ start }) => start))
  }

  get strays(): readonly Stray[] {
    return (this.#strays ??= findStrays(this.parsed, this.tokens, [...this.foreign, ...this.pasted]))
  }
}

/** What begins in none of the spans. Both lists are in order. */
function outside<Found>(
  spans: readonly Span[],
  found: readonly Found[],
  startOf: (one: Found) => number,
): readonly Found[] {
  let next = 0
  return found.filter((one) => {
    const start = startOf(one)
    while ((spans[next]?.end ?? Infinity) <= start) next++
    return (spans[next]?.start ?? Infinity) > start
  })
}
