import { failed, ok, type Result } from '#shared/result'
import { isList, isObject, own, put, type Properties, type Value } from '#shared/sample/value'
import { wrongEventName } from './event-name.ts'
import { wordOf } from '../records/word-of.ts'
import { notAnObject } from './not-an-object.ts'
import { exactMoment } from './record-time.ts'

/** An event of a batch, without the user. */
export interface BatchEvent {
  readonly name: string
  /** In milliseconds since 1970; null when the event does not say. */
  readonly ts: number | null
  readonly properties: Properties
}

/** What `event_type` may be (https://docs.mparticle.com/schema/mparticle.inbound.eventsapi.schema.json). */
const eventTypes: ReadonlySet<string> = new Set([
  'session_start',
  'session_end',
  'screen_view',
  'custom_event',
  'crash_report',
  'opt_out',
  'first_run',
  'pre_attribution',
  'push_registration',
  'application_state_transition',
  'push_message',
  'network_performance',
  'breadcrumb',
  'profile',
  'push_reaction',
  'commerce_event',
  'user_attribute_change',
  'user_identity_change',
  'uninstall',
  'attribution',
  'media',
])

/** Members of `data` that say how an event was recorded, not what happened. */
const bookkeeping: ReadonlySet<string> = new Set([
  'timestamp_unixtime_ms',
  'event_id',
  'source_message_id',
  'event_num',
  'session_id',
  'session_uuid',
  'session_start_unixtime_ms',
  'event_start_unixtime_ms',
  'custom_attributes',
  'location',
  'device_current_state',
  'custom_event_type',
  'event_name',
  'canonical_name',
  'view_controller',
  'is_main_thread',
  'is_goal_defined',
  'lifetime_value_change',
  'data_connection_type',
  'product_action',
  'promotion_action',
  'product_impressions',
  'shopping_cart',
  'message_id',
  'message_type',
  'batch_id',
])

/**
 * Reads one of a batch's `events` (https://docs.mparticle.com/developers/server/json-reference/). A
 * custom event has its own name, a screen view its screen's, a commerce event its action's, and any other its type's: neither vendor
 * says what CleverTap calls those, so they are called what the file calls them. `custom_attributes` are its properties; what else
 * the event says is added under its own name where that is free.
 */
export function batchEvent(event: Value): Result<BatchEvent, string> {
  if (!isObject(event)) return failed(notAnObject('An event of the batch'))
  const type = wordOf(own(event, 'event_type'))
  if (type === null)
    return failed('The event has no event_type. Give it one, such as custom_event, and import the record again.')
  if (!eventTypes.has(type))
    return failed(
      `There is no event_type “${type.slice(0, 40)}” in mParticle’s Events API. Correct it and import the record again.`,
    )
  const data = own(event, 'data') ?? {}
  if (!isObject(data)) return failed(notAnObject('data'))
  const attributes = own(data, 'custom_attributes') ?? {}
  if (!isObject(attributes)) return failed(notAnObject('custom_attributes'))
  const ts = exactMoment(own(data, 'timestamp_unixtime_ms'), 'timestamp_unixtime_ms')
  if (!ts.ok) return ts
  const what = type === 'commerce_event' ? commerce(data) : ok({ name: nameOf(type, data), facts: {} })
  if (!what.ok) return what
  const { name, facts } = what.value
  const wrong = wrongEventName(name)
  if (wrong !== undefined) return failed(wrong)
  return ok({ name, ts: ts.value, properties: propertiesOf(attributes, data, facts) })
}

/** What mParticle calls a place, and the event properties that CleverTap has for it. */
const placeNames = [
  ['latitude', 'CT Latitude'],
  ['longitude', 'CT Longitude'],
] as const

function nameOf(type: string, data: Properties): string {
  if (type === 'custom_event') return wordOf(own(data, 'event_name')) ?? ''
  if (type === 'screen_view') return wordOf(own(data, 'screen_name')) ?? ''
  return type
}

function propertiesOf(attributes: Properties, data: Properties, facts: Properties): Properties {
  const properties: Record<string, Value> = { ...attributes }
  addFree(properties, facts)
  for (const [name, value] of Object.entries(data)) {
    if (!bookkeeping.has(name) && value !== null && !isEmpty(value)) addFree(properties, { [name]: value })
  }
  const place = own(data, 'location')
  if (isObject(place)) {
    for (const [from, to] of placeNames) {
      const value = own(place, from)
      if (value !== undefined && value !== null) addFree(properties, { [to]: value })
    }
  }
  return properties
}

function addFree(properties: Record<string, Value>, more: Properties): void {
  for (const [name, value] of Object.entries(more)) if (!Object.hasOwn(properties, name)) put(properties, name, value)
}

function isEmpty(value: Value): boolean {
  return isObject(value) && Object.keys(value).length === 0
}

interface Commerce {
  readonly name: string
  readonly facts: Properties
}

const noAction =
  'The commerce event has neither a product_action nor a promotion_action nor product_impressions. Add one and import the record again.'

/** `Items` is the list of its products, as a Charged event of CleverTap's has one; what a single one says stands beside it too. */
function commerce(data: Properties): Result<Commerce, string> {
  const action = own(data, 'product_action')
  if (isObject(action)) return acted(wordOf(own(action, 'action')), action, 'products')
  const promotion = own(data, 'promotion_action')
  if (isObject(promotion)) {
    const verb = wordOf(own(promotion, 'action'))
    return acted(verb === null ? null : `promotion_${verb}`, promotion, 'promotions')
  }
  const impressions = own(data, 'product_impressions')
  if (!isList(impressions)) return failed(noAction)
  const products = impressions.flatMap((one) => (isObject(one) ? listOf(own(one, 'products')) : []))
  return ok({ name: 'product_impression', facts: withItems({}, products) })
}

function acted(name: string | null, action: Properties, list: string): Result<Commerce, string> {
  if (name === null) return failed('The commerce event’s action has no name. Add “action” and import the record again.')
  const { action: _name, [list]: items, ...facts } = action
  return ok({ name, facts: withItems(facts, listOf(items)) })
}

function listOf(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : []
}

function withItems(facts: Properties, products: readonly Value[]): Properties {
  const items = products.filter(isObject).map(flattened)
  const all: Record<string, Value> = items.length === 0 ? {} : { Items: items }
  addFree(all, facts)
  if (items.length === 1 && items[0] !== undefined) addFree(all, items[0])
  return all
}

/** A product with its custom attributes beside its other fields. */
function flattened(product: Properties): Properties {
  const { custom_attributes: custom, ...fields } = product
  const flat: Record<string, Value> = { ...fields }
  if (isObject(custom)) addFree(flat, custom)
  return flat
}
