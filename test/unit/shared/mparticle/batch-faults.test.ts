import { expect, test } from 'vitest'
import type { Batch, CustomEventData } from '#shared/mparticle/batch'
import { faultsOf } from '#shared/mparticle/batch-faults'

const data: CustomEventData = {
  event_name: 'campaign_message',
  custom_event_type: 'other',
  custom_attributes: { title: 'Hi' },
}
const fine: Batch = {
  environment: 'development',
  user_identities: { customer_id: 'cust-1042' },
  events: [{ event_type: 'custom_event', data }],
}
const withData = (change: object): Batch => ({
  ...fine,
  events: [{ event_type: 'custom_event', data: { ...data, ...change } }],
})
const withAttributes = (attributes: object): Batch => ({ ...fine, user_attributes: attributes as never })
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${String(i)}`, 'v']))

const refused: readonly (readonly [string, Batch, RegExp])[] = [
  ['no-identity', { ...fine, user_identities: {} }, /Map an identity/],
  ['unknown-identity-type', { ...fine, user_identities: { phone: '1' } }, /no identity type “phone”/],
  ['environment', { ...fine, environment: 'staging' }, /Choose development or production/],
  ['event-name', withData({ event_name: ' ' }), /has no name/],
  ['custom-event-type', withData({ custom_event_type: 'attribution' }), /schema refuses it/],
  ['custom-event-type', withData({ custom_event_type: '' }), /Choose one of navigation/],
  ['timestamp', withData({ timestamp_unixtime_ms: 1.5 }), /whole number/],
  ['attribute-type', withData({ custom_attributes: { sizes: ['M'] } }), /“sizes” is an object or a list/],
  ['attribute-type', withData({ custom_flags: { a: {} } }), /custom flag “a”/],
  ['attribute-type', withAttributes({ address: { zip: '1' } }), /user attribute “address”/],
  ['attribute-type', withAttributes({ lists: [['a']] }), /user attribute “lists”/],
  ['data-plan', { ...fine, context: { data_plan: { plan_id: '' } } }, /has no id/],
  ['data-plan', { ...fine, context: { data_plan: { plan_id: 'p', plan_version: 0 } } }, /whole number from 1/],
  [
    'half-character',
    withData({ custom_attributes: { title: 'Hi \ud83d' } }),
    /attribute “title” holds half a character/,
  ],
  ['half-character', withData({ custom_flags: { ['a\udc4b']: '' } }), /name of the custom flag “a\ufffd”/],
  ['half-character', withData({ event_name: '\ud83d' }), /The event’s name holds half/],
  ['half-character', withAttributes({ cities: ['Lund', 'Malm\ud83d'] }), /user attribute “cities”/],
  ['half-character', { ...fine, user_identities: { email: 'a\ud83d@example.com' } }, /identity “email”/],
  ['half-character', { ...fine, device_info: { push_token: '\udfff' } }, /The push token holds half/],
  ['half-character', { ...fine, context: { data_plan: { plan_id: 'p\ud83d' } } }, /The data plan’s id holds half/],
]

test.each(refused)('%s is refused', (code, batch, words) => {
  const [fault, ...others] = faultsOf(batch)
  expect(others).toEqual([])
  expect(fault).toMatchObject({ code, severity: 'refused', message: expect.stringMatching(words) as unknown })
  expect(fault?.page).toMatch(/^https:\/\/docs\.mparticle\.com\//)
})

const warned: readonly (readonly [string, Batch])[] = [
  ['event-name', withData({ event_name: 'n'.repeat(257) })],
  ['attribute-count', withData({ custom_attributes: many(101) })],
  ['attribute-count', withAttributes(many(101))],
  ['attribute-name', withData({ custom_attributes: { ['n'.repeat(257)]: 'v' } })],
  ['attribute-value', withData({ custom_attributes: { body: 'v'.repeat(4097) } })],
  ['attribute-value', withAttributes({ body: 'v'.repeat(4097) })],
  ['attribute-list', withAttributes({ list: new Array(1001).fill('v') })],
  ['attribute-list', withAttributes({ list: ['v'.repeat(513)] })],
]

test.each(warned)('%s is a warning', (code, batch) => {
  expect(faultsOf(batch)).toMatchObject([{ code, severity: 'warning' }])
})

test('what is just within the limits has no fault', () => {
  expect(faultsOf(withData({ event_name: 'n'.repeat(256), custom_attributes: many(100) }), 262_144)).toEqual([])
  const attributes = { ['n'.repeat(256)]: 'v'.repeat(4096), list: new Array(1000).fill('v'.repeat(512)) }
  expect(faultsOf(withAttributes(attributes))).toEqual([])
  expect(faultsOf(withData({ custom_attributes: { title: '👋 \\ud83d' } }))).toEqual([])
})

test('a request of more than 256 KB is refused', () => {
  expect(faultsOf(fine, 262_145)).toMatchObject([{ code: 'request-size', severity: 'refused' }])
})

test('refusals come before warnings', () => {
  const both = { ...withData({ event_name: 'n'.repeat(257) }), user_identities: {} }
  expect(faultsOf(both).map(({ severity }) => severity)).toEqual(['refused', 'warning'])
})
