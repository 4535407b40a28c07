import { isUtf8 } from 'node:buffer'
import { parseJson } from '#shared/json/exact-number'
import type { Item, SampleEvent } from '#shared/sample/recipient'
import { isObject, own, type Properties, type Value } from '#shared/sample/value'
import type { LineError } from './line-error.ts'
import { wrong } from './line-verdict.ts'

/** What a line of input says. */
export interface LineContent {
  readonly identity: string
  readonly profile: Properties
  /** The event that triggers the message; undefined where the line does not say. */
  readonly event: SampleEvent | null | undefined
  /** In the order of the line. */
  readonly events: readonly SampleEvent[]
  /** Undefined where the line does not say. */
  readonly constant: readonly Value[] | undefined
  /** Undefined where the line does not say. */
  readonly items: ReadonlyMap<string, Item> | undefined
  /** The clock that the line was decided by, in milliseconds since 1970; null where it does not say. */
  readonly asOf: number | null
}

export type ReadLine =
  { readonly ok: true; readonly content: LineContent } | { readonly ok: false; readonly error: LineError }

/** Returns what reads the id of a recipient from its properties and from what the line itself says of it. */
export type IdentityOf = (profile: Properties, given: Value | undefined) => string

/**
 * Reads a line of input. A field that is null is as one that is not there, but for `event`. What is wrong with a bad line comes back as a
 * code and a sentence. Never throws.
 */
export function readLine(bytes: Uint8Array, identityOf: IdentityOf): ReadLine {
  if (!isUtf8(bytes)) return wrong('not-utf-8', 'This line is not UTF-8. Convert the input to UTF-8.')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  if (text.trim() === '') {
    return wrong('empty-line', 'This line is empty. Every line must hold a recipient as a JSON object.')
  }
  let json: unknown
  try {
    json = parseJson(text)
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is nested too deeply'
    return wrong('not-json', `This line is not readable JSON: ${reason}.`)
  }
  if (!isObject(json)) return wrong('wrong-shape', 'A line must hold a JSON object with a “profile”.')
  const profile = own(json, 'profile')
  if (!isObject(profile)) {
    return wrong('wrong-shape', '“profile” must be an object with the properties of the recipient.')
  }
  const identity = identityOf(profile, own(json, 'identity'))
  try {
    return { ok: true, content: { identity, profile, ...readRecipient(json) } }
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error
    return wrong('wrong-shape', error.message, identity === '' ? null : identity)
  }
}

/** A part of the line is not what it must be. The message is for people. */
class WrongShape extends Error {}

function readRecipient(json: Properties): Omit<LineContent, 'identity' | 'profile'> {
  const event = own(json, 'event')
  const constant = own(json, 'constant') ?? undefined
  if (constant !== undefined && !Array.isArray(constant)) {
    throw new WrongShape('“constant” must be a list of values, newest first.')
  }
  const items = own(json, 'items') ?? undefined
  const asOf = own(json, 'asOf') ?? null
  if (asOf !== null && !isMoment(asOf)) {
    throw new WrongShape('“asOf” must be a whole number of milliseconds since 1970.')
  }
  return {
    event: event === undefined || event === null ? event : readEvent(event, 'event'),
    events: readEvents(own(json, 'events') ?? []),
    constant: constant as readonly Value[] | undefined,
    items: items === undefined ? undefined : readItems(items),
    asOf,
  }
}

function readEvents(json: unknown): readonly SampleEvent[] {
  if (!Array.isArray(json)) {
    throw new WrongShape('“events” must be a list of events, each with “name”, “ts” and “properties”.')
  }
  return json.map((event, index) => readEvent(event, `events[${String(index)}]`))
}

function readEvent(json: unknown, place: string): SampleEvent {
  if (!isObject(json)) throw new WrongShape(`“${place}” must be an object with “name”, “ts” and “properties”.`)
  const name = own(json, 'name')
  if (typeof name !== 'string') throw new WrongShape(`“${place}.name” must be the event's name.`)
  const ts = own(json, 'ts')
  if (!isMoment(ts)) throw new WrongShape(`“${place}.ts” must be a whole number of milliseconds since 1970.`)
  const properties = own(json, 'properties') ?? {}
  if (!isObject(properties)) throw new WrongShape(`“${place}.properties” must be an object.`)
  return { name, ts, properties }
}

/** The furthest moment that JavaScript can name, in milliseconds. */
const maxDateMs = 8.64e15

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= maxDateMs
}

function readItems(json: unknown): ReadonlyMap<string, Item> {
  if (!isObject(json)) {
    throw new WrongShape('“items” must be an object: the name of each slot, and the columns of its item.')
  }
  const items = new Map<string, Item>()
  for (const [slot, columns] of Object.entries(json)) {
    if (columns === null) continue
    if (!isObject(columns)) {
      throw new WrongShape(`“items.${slot}” must be an object with the columns of the item.`)
    }
    const id = own(columns, 'Identity')
    items.set(slot, { id: typeof id === 'string' ? id : '', columns })
  }
  return items
}
