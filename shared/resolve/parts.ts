import type { MissingKind } from '#shared/sample/missing'
import { type ReadValue, readerOf } from '#shared/resolve/read'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'

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

/** Returns the parts of a template, with everything settled that does not depend on the recipient. Never throws. */
export function partsOf(source: string, constant: string | null, defaultedKinds: ReadonlySet<MissingKind>): Part[] {
  return parse(source).nodes.map((node): Part => {
    const { span } = node
    if (node.kind === 'text') {
      return {
        token: null,
        bag: null,
        text: source.slice(span.start, span.end),
        canonical: '',
        read: nothing,
        span,
        whenAbsent: undefined,
      }
    }
    const { token } = node
    const isOtherAlias = token.source.kind === 'constant' && token.field !== constant
    const read = isOtherAlias ? nothing : readerOf(token)
    const bag = bagOf(token)
    return {
      token,
      bag,
      text: '',
      canonical: print(token),
      read,
      span,
      whenAbsent: textWhenAbsent(token, defaultedKinds),
    }
  })
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
