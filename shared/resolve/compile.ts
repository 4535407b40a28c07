import type { Draft } from '#shared/campaign/draft'
import { numberText } from '#shared/json/exact-number'
import { isPlainText, type MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import { valueFormat } from '#shared/resolve/format'
import { outcomesReader, type ReadOutcomes } from '#shared/resolve/outcomes'
import { type Part, partsOf, type TokenPart } from '#shared/resolve/parts'
import { provenanceOf } from '#shared/resolve/read'
import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import { settle } from '#shared/resolve/settle'
import { namedEvents } from '#shared/template/uses'
import { ResolvedPairs } from '#shared/resolve/resolved-pairs'

/** The part of a draft that decides its texts. */
export type MessageDraft = Pick<Draft, 'pairs' | 'missing' | 'timeZone' | 'format' | 'constant'>

/** A draft made ready: compile once, then resolve any number of recipients. */
export interface Message {
  readonly keys: readonly string[]
  /** The events whose newest occurrence the tokens ask for. */
  readonly events: ReadonlySet<string>
  /** The text of every pair, in order. The fast way: for exports and counts. */
  texts(recipient: Recipient): string[]
  /** The tokens of all pairs, in the order of the pairs and of each template. */
  readonly tokens: readonly MessageToken[]
  /** The same texts, and for every token in `tokens` what it came to, written into the array, which has to have room for them. */
  readonly outcomes: ReadOutcomes
  /** The same texts with the provenance of every piece. */
  resolve(recipient: Recipient): ResolvedPair[]
}

/** One occurrence of a token. */
export interface MessageToken {
  /** Counts from 0. */
  readonly pair: number
  /** In its canonical spelling. */
  readonly text: string
}

/** The compiled parts of templates by their text. */
type PartsCache = Map<string, readonly Part[]>

/**
 * Returns a `compile` for a draft that is being edited: of two calls in a row, the second compiles only the templates that the first
 * did not have.
 */
export function editingCompiler(): (draft: MessageDraft) => Message {
  let settings = ''
  let kept: PartsCache = new Map()
  const resolved = new ResolvedPairs()
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
    resolved.keepFor(JSON.stringify([draft.timeZone, draft.format]))
    return compile(draft, fresh, resolved)
  }
}

/** Compiles a draft's templates. Never throws: what cannot be read in a template is text. */
export function compile(
  draft: MessageDraft,
  cache: PartsCache = new Map(),
  kept: ResolvedPairs | null = null,
): Message {
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

  const resolvePair = (key: string, parts: readonly Part[], recipient: Recipient): ResolvedPair => {
    const pieces = parts.map((part) => resolvePart(part, recipient))
    return { key, text: pieces.map(({ text }) => text).join(''), pieces }
  }

  let tokens: readonly MessageToken[] | undefined
  let outcomes: ReadOutcomes | undefined
  return {
    keys: pairs.map(({ key }) => key),
    events: new Set(templates.flatMap(eventsOf)),
    // neither is asked for while a draft is edited
    get tokens() {
      return (tokens ??= templates.flatMap(tokensOf))
    },
    get outcomes() {
      return (outcomes ??= outcomesReader(templates, defaultedKinds, format))
    },
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
        const resolve = () => resolvePair(key, parts, recipient)
        return kept === null ? resolve() : kept.of(key, parts, recipient, resolve)
      }),
  }
}

/** The events of templates that were asked for before. */
const knownEvents = new WeakMap<readonly Part[], readonly string[]>()

/** Returns the names of the events whose newest occurrence a template reads. */
function eventsOf(parts: readonly Part[]): readonly string[] {
  const events = knownEvents.get(parts) ?? [...namedEvents(parts.flatMap(({ token }) => token ?? []))]
  knownEvents.set(parts, events)
  return events
}

function tokensOf(parts: readonly Part[], pair: number): MessageToken[] {
  return parts.flatMap((part) => (part.token === null ? [] : [{ pair, text: part.canonical }]))
}

const none: Properties = {}
