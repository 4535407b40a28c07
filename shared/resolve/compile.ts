import type { Draft } from '#shared/campaign/draft'
import { numberText } from '#shared/json/exact-number'
import { isPlainText, type MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import { valueFormat } from '#shared/resolve/format'
import { outcomesReader, type ReadOutcomes } from '#shared/resolve/outcomes'
import { LongPair } from '#shared/resolve/long-pair'
import { type Part, PartMaker, type TemplateParts, type TokenPart } from '#shared/resolve/parts'
import { provenanceOf } from '#shared/resolve/read'
import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import { settle } from '#shared/resolve/settle'
import { type ResolvedPairs } from '#shared/resolve/resolved-pairs'

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

/** What was compiled before. */
export interface Kept {
  readonly maker: PartMaker
  /** By the text of a template. */
  readonly templates: Map<string, TemplateParts>
  readonly resolved: ResolvedPairs
}

/** Compiles a draft's templates. Never throws: what cannot be read in a template is text. */
export function compile(draft: MessageDraft, kept: Kept | null = null): Message {
  const format = valueFormat(draft.timeZone, draft.format)
  const defaultedKinds: ReadonlySet<MissingKind> = new Set(draft.missing)
  const { maker, templates: known } = kept ?? {
    maker: new PartMaker(draft.constant, defaultedKinds),
    templates: new Map<string, TemplateParts>(),
  }
  const pairs = draft.pairs.map(({ key, value }) => {
    const parts = known.get(value) ?? maker.partsOf(value)
    known.set(value, parts)
    return { key, parts }
  })

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
  const resolveKept = (key: string, parts: TemplateParts, recipient: Recipient, resolved: ResolvedPairs) =>
    parts.groups.length === 1
      ? resolved.of(key, parts, recipient, () => resolvePair(key, parts.all, recipient))
      : resolved.of(key, parts, recipient, () => {
          const groups = parts.groups.map((group) =>
            resolved.group(group, () => group.parts.map((part) => resolvePart(part, recipient))),
          )
          return new LongPair(key, groups, parts.parsed)
        })

  let tokens: readonly MessageToken[] | undefined
  let outcomes: ReadOutcomes | undefined
  return {
    keys: pairs.map(({ key }) => key),
    events: new Set(pairs.flatMap(({ parts: { groups } }) => groups.flatMap(({ events }) => events))),
    // neither is asked for while a draft is edited
    get tokens() {
      return (tokens ??= pairs.flatMap(({ parts }, pair) => tokensOf(parts.all, pair)))
    },
    get outcomes() {
      return (outcomes ??= outcomesReader(
        pairs.map(({ parts }) => parts.all),
        defaultedKinds,
        format,
      ))
    },
    texts: (recipient) => {
      const texts: string[] = []
      const { profile } = recipient
      const facts = recipient.event === null ? none : recipient.event.properties
      for (const { parts } of pairs) {
        let text = ''
        for (const part of parts.all) {
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
      pairs.map(({ key, parts }) =>
        kept === null ? resolvePair(key, parts.all, recipient) : resolveKept(key, parts, recipient, kept.resolved),
      ),
  }
}

function tokensOf(parts: readonly Part[], pair: number): MessageToken[] {
  return parts.flatMap((part) => (part.token === null ? [] : [{ pair, text: part.canonical }]))
}

const none: Properties = {}
