import type { Draft } from '#shared/campaign/draft'
import { numberText } from '#shared/json/exact-number'
import { isPlainText, missingKindOf, type MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import { type FormatValue, valueFormat } from '#shared/resolve/format'
import { missingSource, provenanceOf, type ReadValue, readerOf } from '#shared/resolve/read'
import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import { namedEvents } from '#shared/template/uses'

/** The part of a draft that decides its texts. */
export type MessageDraft = Pick<Draft, 'pairs' | 'missing' | 'timeZone' | 'format' | 'constant'>

/** A draft made ready: compile once, then resolve any number of recipients. */
export interface Message {
  readonly keys: readonly string[]
  /** The events whose newest occurrence the tokens ask for. */
  readonly events: ReadonlySet<string>
  /** The text of every pair, in order. The fast way: for exports and counts. */
  texts(recipient: Recipient): string[]
  /** The same texts with the provenance of every piece. */
  resolve(recipient: Recipient): ResolvedPair[]
}

interface TextPart {
  readonly token: null
  readonly bag: null
  readonly text: string
  readonly canonical: ''
  readonly read: ReadValue
  readonly span: Span
  readonly whenAbsent: undefined
}

interface TokenPart {
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

type Part = TextPart | TokenPart

/** What a token comes to for one recipient. */
interface Settled {
  readonly text: string
  readonly from: 'value' | 'default' | 'empty'
  readonly missing: MissingKind | null
}

/** The compiled parts of templates by their text. */
type PartsCache = Map<string, readonly Part[]>

/**
 * A `compile` for a draft that is being edited: of two calls in a row, the second compiles only the templates that the first did not
 * have.
 */
export function editingCompiler(): (draft: MessageDraft) => Message {
  let settings = ''
  let kept: PartsCache = new Map()
  return (draft) => {
    const { missing, constant } = draft
    const now = JSON.stringify([missing, constant])
    const fresh: PartsCache = new Map()
    for (const { value } of draft.pairs) {
      const known = now === settings ? kept.get(value) : undefined
      if (known !== undefined) fresh.set(value, known)
    }
    settings = now
    kept = fresh
    return compile(draft, fresh)
  }
}

/** Compiles a draft's templates. Never throws: what cannot be read in a template is text. */
export function compile(draft: MessageDraft, cache: PartsCache = new Map()): Message {
  const format = valueFormat(draft.timeZone, draft.format)
  const defaultedKinds: ReadonlySet<MissingKind> = new Set(draft.missing)
  const pairs = draft.pairs.map(({ key, value }) => {
    const parts = cache.get(value) ?? partsOf(value, draft.constant, defaultedKinds)
    cache.set(value, parts)
    return { key, parts }
  })
  const templates = pairs.map(({ parts }) => parts)

  /** The usual values without a call; `looked` may be inherited, so anything but text and numbers is read again with care. */
  const textOf = (part: TokenPart, looked: Value | undefined, recipient: Recipient): string => {
    if (typeof looked === 'string') {
      if (isPlainText(looked)) return looked
    } else if (looked === undefined) {
      if (part.whenAbsent !== undefined) return part.whenAbsent
    } else if (typeof looked === 'number') return numberText(looked)
    return settle(part.token, recipient, part.read(recipient), defaultedKinds, format).text
  }
  const resolvePart = (part: Part, recipient: Recipient): Piece => {
    const { span } = part
    if (part.token === null) return { text: part.text, from: 'text', token: null, missing: null, source: null, span }
    const value = part.read(recipient)
    const source = provenanceOf(part.token, recipient, value)
    return { ...settle(part.token, recipient, value, defaultedKinds, format), token: part.canonical, source, span }
  }

  return {
    keys: pairs.map(({ key }) => key),
    events: namedEvents(templates.flat().flatMap(({ token }) => token ?? [])),
    texts: (recipient) => {
      const texts: string[] = []
      const { profile } = recipient
      const facts = recipient.event === null ? none : recipient.event.properties
      for (const parts of templates) {
        let text = ''
        for (const part of parts) {
          if (part.token === null) text += part.text
          else if (part.bag === 'profile') text += textOf(part, profile[part.token.field], recipient)
          else if (part.bag === 'event') text += textOf(part, facts[part.token.field], recipient)
          else text += textOf(part, part.read(recipient), recipient)
        }
        texts.push(text)
      }
      return texts
    },
    resolve: (recipient) =>
      pairs.map(({ key, parts }) => {
        const pieces = parts.map((part) => resolvePart(part, recipient))
        return { key, text: pieces.map(({ text }) => text).join(''), pieces }
      }),
  }
}

function partsOf(source: string, constant: string | null, defaultedKinds: ReadonlySet<MissingKind>): Part[] {
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
const none: Properties = {}

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

function settle(
  token: Token,
  recipient: Recipient,
  value: Value | undefined,
  defaultedKinds: ReadonlySet<MissingKind>,
  format: FormatValue,
): Settled {
  const kind = missingKindOf(value)
  if (kind === undefined) return { text: format(value ?? null), from: 'value', missing: null }
  const missing = kind === 'absent' ? absence(token, recipient) : kind
  if (defaultedKinds.has(missing) && token.default !== null) return { text: token.default, from: 'default', missing }
  if (missing === 'blank' && !defaultedKinds.has('blank'))
    return { text: format(value ?? null), from: 'value', missing }
  return { text: '', from: 'empty', missing }
}

/** A token that names another alias than the one held constant has no value even where the recipient carries one. */
function absence(token: Token, recipient: Recipient): MissingKind {
  return missingSource(token, recipient) ?? (token.source.kind === 'constant' ? 'no-value' : 'absent')
}
