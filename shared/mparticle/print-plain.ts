import type { Draft } from '#shared/campaign/draft'
import { type BatchIds, idMaker } from '#shared/mparticle/batch-ids'
import { attributeValue, identityText, pushToken } from '#shared/mparticle/from-profile'
import { contextOf } from '#shared/mparticle/to-batch'
import type { Recipient } from '#shared/sample/recipient'
import { profileProperty } from '#shared/sample/system-properties'

/** The JSON of a recipient's batch, or undefined when it is not an ordinary one. */
export type PrintPlain = (recipient: Recipient, texts: readonly string[]) => string | undefined

/** What ordinary batches of one draft are printed of. */
export interface PlainParts {
  /** What a batch says of its recipient; undefined when the batch is not an ordinary one. */
  aboutOf(recipient: Recipient): string | undefined
  pairsOf(texts: readonly string[]): string
  print(ids: BatchIds, about: string, asOf: number, pairs: string): string
}

/**
 * Prints ordinary batches without building them, twice as fast as JSON.stringify over `batchMaker`, to the same text.
 * Ordinary: it has an identity, a whole as-of and no list. Returns undefined for a draft whose batches never are.
 */
export function plainPrinter(draft: Draft): PrintPlain | undefined {
  const parts = plainParts(draft)
  if (parts === undefined) return undefined
  const idsOf = idMaker(draft)
  return (recipient, texts) => {
    const about = parts.aboutOf(recipient)
    return about === undefined ? undefined : parts.print(idsOf(recipient), about, recipient.asOf, parts.pairsOf(texts))
  }
}

/** Returns what the ordinary batches of a draft are printed of; undefined for a draft whose batches never are. */
export function plainParts(draft: Draft): PlainParts | undefined {
  const { payload, include } = draft
  if (payload.pairsTo === 'user_attributes') return undefined
  const identitiesOf = identitiesPrinter(payload.identities)
  const attributesOf = attributesPrinter(include.profileAttributes)
  const number = numberPrinter()
  const open = `{"environment":${quote(payload.environment)},"source_request_id":"`
  const events = `${printContext(draft)},"events":[{"event_type":"custom_event","data":{"event_name":${quote(payload.eventName)},"custom_event_type":${quote(payload.customEventType)},"timestamp_unixtime_ms":`
  const pairsTo = `","${payload.pairsTo}":{`
  return {
    pairsOf: pairsPrinter(draft.pairs.map(({ key }) => key)),
    aboutOf(recipient) {
      if (!Number.isSafeInteger(recipient.asOf)) return undefined
      const identities = identitiesOf(recipient)
      const attributes = attributesOf(recipient)
      if (identities === '' || attributes === undefined) return undefined
      return `${identities}}${attributes}${include.pushTokens ? printDevice(recipient) : ''}`
    },
    print: (ids, about, asOf, pairs) =>
      `${open}${ids.request}","user_identities":{${about}${events}${number(asOf)},"source_message_id":"${ids.message}${pairsTo}${pairs}}}}]}`,
  }
}

function printContext({ payload }: Draft): string {
  const context = contextOf(payload)
  return context === undefined ? '' : `,"context":${JSON.stringify(context)}`
}

function printDevice({ profile }: Recipient): string {
  const token = pushToken(profile)
  return token === undefined ? '' : `,"device_info":{"push_token":${quote(token)}}`
}

/** The same numbers come again and again. */
function numberPrinter(): (number: number) => string {
  let last = 0
  let text = '0'
  return (number) => {
    if (number !== last) {
      last = number
      text = String(number)
    }
    return text
  }
}

function identitiesPrinter(mapping: Readonly<Record<string, string>>): (recipient: Recipient) => string {
  const mapped = Object.entries(mapping).map(([type, property]) => ({ before: `${quote(type)}:"`, property }))
  return ({ profile, asOf }) => {
    let text = ''
    for (const { before, property } of mapped) {
      const identity = identityText(profileProperty(profile, property, asOf))
      if (identity !== undefined) text += (text === '' ? before : `",${before}`) + escaped(identity)
    }
    return text === '' ? '' : `${text}"`
  }
}

/** With the comma before it; empty for a draft that sends none along, and undefined when a list is among them. */
function attributesPrinter(names: readonly string[]): (recipient: Recipient) => string | undefined {
  const once = Object.keys(Object.fromEntries(names.map((name) => [name, name])))
  const wanted = once.map((name) => ({ before: `${quote(name)}:`, name }))
  return ({ profile, asOf }) => {
    if (wanted.length === 0) return ''
    let text = ''
    for (const { before, name } of wanted) {
      const value = attributeValue(profileProperty(profile, name, asOf))
      if (Array.isArray(value)) return undefined
      if (value === undefined) continue
      text += (text === '' ? '' : ',') + before + (typeof value === 'string' ? quote(value) : JSON.stringify(value))
    }
    return `,"user_attributes":{${text}}`
  }
}

/** Without braces. The keys stand in the order in which an object would have them, which is not the draft's where a key is a number. */
function pairsPrinter(keys: readonly string[]): (texts: readonly string[]) => string {
  const last: Readonly<Record<string, number>> = Object.fromEntries(keys.map((key, index) => [key, index]))
  const entries = Object.entries(last).map(([key, index], nth) => ({
    index,
    before: `${nth === 0 ? '' : '",'}${quote(key)}:"`,
  }))
  const after = entries.length === 0 ? '' : '"'
  return (texts) => {
    let text = ''
    for (const { index, before } of entries) text += before + escaped(texts[index] ?? '')
    return text + after
  }
}

/** Anything but the characters that JSON.stringify leaves alone: control characters, quote, backslash, surrogates. */
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/

/** What stands between the quotes of a text as JSON. */
function escaped(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text).slice(1, -1) : text
}

function quote(text: string): string {
  return `"${escaped(text)}"`
}
