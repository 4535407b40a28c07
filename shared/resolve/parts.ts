import type { MissingKind } from '#shared/sample/missing'
import { type ReadValue, readerOf } from '#shared/resolve/read'
import { type Chunk, moveSpan } from '#shared/template/chunk'
import type { Node, Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import type { Parsed } from '#shared/template/parsed'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import { namedEvents } from '#shared/template/uses'

interface TextPart {
  readonly token: null
  readonly bag: null
  readonly text: string
  readonly canonical: ''
  readonly read: ReadValue
  readonly span: Span
  readonly whenAbsent: undefined
}

export interface TokenPart {
  readonly token: Token
  /** Where the field can be looked up directly; null where it takes more than that. */
  readonly bag: 'profile' | 'event' | null
  readonly text: ''
  readonly canonical: string
  readonly read: ReadValue
  readonly span: Span
  /** The text for an absent value, where it is the same whether the value or its whole source is absent. */
  readonly whenAbsent: string | undefined
}

/** A stretch of a template, made ready. */
export type Part = TextPart | TokenPart

/** The parts of a chunk of a template. Their spans count from where the chunk was when it was read. */
export interface PartGroup {
  readonly parts: readonly Part[]
  /** The names of the events whose newest occurrence the parts read. */
  readonly events: readonly string[]
}

/** A template made ready, with everything settled that does not depend on the recipient. */
export class TemplateParts {
  readonly parsed: Parsed
  /** One for each chunk. Those of chunks that an edit has left are the same objects. */
  readonly groups: readonly PartGroup[]
  #all: readonly Part[] | undefined

  constructor(parsed: Parsed, groups: readonly PartGroup[]) {
    this.parsed = parsed
    this.groups = groups
  }

  /** The parts in order, each text in one piece. Of a long template they take long to make. */
  get all(): readonly Part[] {
    return (this.#all ??= this.#inOrder())
  }

  #inOrder(): readonly Part[] {
    const [only] = this.groups
    if (only !== undefined && this.groups.length === 1 && this.parsed.moved(0) === 0) return only.parts
    const all: Part[] = []
    for (const [index, { parts }] of this.groups.entries()) {
      const by = this.parsed.moved(index)
      for (const part of parts) {
        const last = all.at(-1)
        const span = moveSpan(part.span, by)
        if (part.token === null && last?.token === null)
          all[all.length - 1] = {
            ...last,
            text: last.text + part.text,
            span: { start: last.span.start, end: span.end },
          }
        else all.push({ ...part, span })
      }
    }
    return all
  }
}

/** Makes the parts of a draft's templates. A chunk that it has seen before is not made ready again. */
export class PartMaker {
  readonly #constant: string | null
  readonly #defaultedKinds: ReadonlySet<MissingKind>
  readonly #groups = new WeakMap<Chunk, PartGroup>()

  constructor(constant: string | null, defaultedKinds: ReadonlySet<MissingKind>) {
    this.#constant = constant
    this.#defaultedKinds = defaultedKinds
  }

  /** Returns the parts of a template. Never throws. */
  partsOf(source: string): TemplateParts {
    const parsed = parse(source)
    return new TemplateParts(
      parsed,
      parsed.chunks.map((chunk, index) => this.group(parsed, chunk, index)),
    )
  }

  /** Returns the parts of one chunk. */
  group(parsed: Parsed, chunk: Chunk, index: number): PartGroup {
    const known = this.#groups.get(chunk)
    if (known !== undefined) return known
    const by = parsed.moved(index)
    const parts = chunk.nodes.map((node) => this.#part(node, parsed.source, by))
    const group = { parts, events: [...namedEvents(parts.flatMap(({ token }) => token ?? []))] }
    this.#groups.set(chunk, group)
    return group
  }

  /** Returns how many chunks of a template are not made ready yet. */
  countUnmade({ chunks }: Parsed): number {
    return chunks.reduce((sum, chunk) => sum + (this.#groups.has(chunk) ? 0 : 1), 0)
  }

  #part(node: Node, source: string, by: number): Part {
    const { span } = node
    if (node.kind === 'text') {
      const text = source.slice(span.start + by, span.end + by)
      return { token: null, bag: null, text, canonical: '', read: nothing, span, whenAbsent: undefined }
    }
    const { token } = node
    const isOtherAlias = token.source.kind === 'constant' && token.field !== this.#constant
    return {
      token,
      bag: bagOf(token),
      text: '',
      canonical: print(token),
      read: isOtherAlias ? nothing : readerOf(token),
      span,
      whenAbsent: textWhenAbsent(token, this.#defaultedKinds),
    }
  }
}

const nothing: ReadValue = () => undefined

/** An age may follow from another property, so it has to be read. */
function bagOf({ source, field }: Token): 'profile' | 'event' | null {
  if (source.kind === 'profile') return field === 'Age' ? null : 'profile'
  return source.kind === 'event' ? 'event' : null
}

/** The ways in which a token of each source can be without any value. */
const absences = {
  profile: ['absent'],
  event: ['absent', 'no-event'],
  'named-event': ['absent', 'no-event'],
  constant: ['no-value'],
  recommendation: ['absent', 'no-item'],
} as const satisfies Record<Token['source']['kind'], readonly MissingKind[]>

function textWhenAbsent(token: Token, defaultedKinds: ReadonlySet<MissingKind>): string | undefined {
  const texts = new Set(
    absences[token.source.kind].map((kind) => (defaultedKinds.has(kind) ? (token.default ?? '') : '')),
  )
  return texts.size === 1 ? [...texts][0] : undefined
}
