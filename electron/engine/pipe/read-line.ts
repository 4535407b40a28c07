import { isUtf8 } from 'node:buffer'
import { parseJson } from '#shared/json/exact-number'
import { failed, ok, type Result } from '#shared/result'
import type { Item, SampleEvent } from '#shared/sample/recipient'
import { isObject, own, type Properties, type Value } from '#shared/sample/value'

/** What a line of input says. */
export interface LineContent {
  readonly profile: Properties
  readonly event: SampleEvent | null
  /** In the order of the line. */
  readonly events: readonly SampleEvent[]
  readonly constant: readonly Value[]
  readonly items: ReadonlyMap<string, Item>
}

/** Reads a line of input. What is wrong with a bad one comes back as a sentence. Never throws. */
export function readLine(bytes: Uint8Array): Result<LineContent, string> {
  if (!isUtf8(bytes)) return failed('This line is not UTF-8. Convert the input to UTF-8.')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  if (text.trim() === '') return failed('This line is empty. Every line must hold a recipient as a JSON object.')
  let json: unknown
  try {
    json = parseJson(text)
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is nested too deeply'
    return failed(`This line is not readable JSON: ${reason}.`)
  }
  return readRecipient(json)
}

function readRecipient(json: unknown): Result<LineContent, string> {
  if (!isObject(json)) return failed('A line must hold a JSON object with a “profile”.')
  const profile = own(json, 'profile')
  if (!isObject(profile)) return failed('“profile” must be an object with the properties of the recipient.')
  const event = readEvent(own(json, 'event') ?? null, 'event')
  if (!event.ok) return event
  const events = readEvents(own(json, 'events') ?? [])
  if (!events.ok) return events
  const constant = own(json, 'constant') ?? []
  if (!Array.isArray(constant)) return failed('“constant” must be a list of values, newest first.')
  const items = readItems(own(json, 'items') ?? {})
  if (!items.ok) return items
  return ok({ profile, event: event.value, events: events.value, constant: constant as Value[], items: items.value })
}

function readEvents(json: unknown): Result<readonly SampleEvent[], string> {
  if (!Array.isArray(json)) return failed('“events” must be a list of events, each with “name”, “ts” and “properties”.')
  const events: SampleEvent[] = []
  for (const [index, item] of json.entries()) {
    const event = readEvent(item, `events[${String(index)}]`)
    if (!event.ok) return event
    if (event.value === null)
      return failed(`“events[${String(index)}]” must be an object with “name”, “ts” and “properties”.`)
    events.push(event.value)
  }
  return ok(events)
}

function readEvent(json: unknown, place: string): Result<SampleEvent | null, string> {
  if (json === null) return ok(null)
  if (!isObject(json)) return failed(`“${place}” must be an object with “name”, “ts” and “properties”.`)
  const name = own(json, 'name')
  if (typeof name !== 'string') return failed(`“${place}.name” must be the event's name.`)
  const ts = own(json, 'ts')
  if (typeof ts !== 'number' || !Number.isInteger(ts) || Math.abs(ts) > maxDateMs) {
    return failed(`“${place}.ts” must be a whole number of milliseconds since 1970.`)
  }
  const properties = own(json, 'properties') ?? {}
  if (!isObject(properties)) return failed(`“${place}.properties” must be an object.`)
  return ok({ name, ts, properties })
}

/** The furthest moment that JavaScript can name, in milliseconds. */
const maxDateMs = 8.64e15

function readItems(json: unknown): Result<ReadonlyMap<string, Item>, string> {
  if (!isObject(json)) return failed('“items” must be an object: the name of each slot, and the columns of its item.')
  const items = new Map<string, Item>()
  for (const [slot, columns] of Object.entries(json)) {
    if (!isObject(columns)) return failed(`“items.${slot}” must be an object with the columns of the item.`)
    const id = own(columns, 'Identity')
    items.set(slot, { id: typeof id === 'string' ? id : '', columns })
  }
  return ok(items)
}
