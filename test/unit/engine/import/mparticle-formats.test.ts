import { describe, expect, test } from 'vitest'
import type { EventRecord, ProfileRecord } from '../../../../electron/engine/import/formats/sample-record.ts'
import { collect } from './collect.ts'
import { containers } from './containers.ts'

const inbound = `{ "environment": "development",
  "user_identities": { "customer_id": "cust-1042", "email": "mira@example.com", "mobile_number": "+461", "other": 9007199254740993 },
  "mpid": 7000000000000000001,
  "user_attributes": { "$firstname": "Mira", "$lastname": "Ek", "plan": "gold", "sizes": ["M", "L"], "gone": null },
  "deleted_user_attributes": ["tier", "$mobile"],
  "device_info": { "push_token": "t-1" },
  "events": [
    { "event_type": "custom_event", "data": { "event_name": "Added to Cart", "custom_event_type": "other",
      "timestamp_unixtime_ms": 1767225600123, "source_message_id": "x",
      "custom_attributes": { "product_name": "white coat", "id": 9007199254740993 } } },
    { "event_type": "screen_view", "data": { "screen_name": "Cart", "timestamp_unixtime_ms": "1767225600999" } },
    { "event_type": "session_end", "data": { "session_duration_ms": 12, "session_id": 5,
      "location": { "latitude": 55.7, "longitude": 13.2 } } } ] }`

describe('an inbound batch', () => {
  const { records, rejects, notes } = collect('mparticle-batches', inbound)
  const [profile, ...events] = records as [ProfileRecord, ...EventRecord[]]

  test('is a profile with its identities, attributes and what was deleted', () => {
    expect([rejects, notes]).toEqual([[], []])
    expect(profile).toMatchObject({
      kind: 'profile',
      identity: 'cust-1042',
      device: '7000000000000000001',
      alternateIds: ['mira@example.com', 'mobile_number:+461', 'other:9007199254740993'],
      ts: 1_767_225_600_999,
      changes: ['tier', '$mobile', 'Phone'].map((property) => ({ property, operator: '$delete' })),
    })
    expect(profile.properties).toEqual({
      Identity: 'cust-1042',
      Email: 'mira@example.com',
      Phone: '+461',
      Name: 'Mira Ek',
      $firstname: 'Mira',
      $lastname: 'Ek',
      plan: 'gold',
      sizes: ['M', 'L'],
      gone: null,
      mpid: '7000000000000000001',
      other: '9007199254740993',
      push_token: 't-1',
    })
  })

  test('brings its events, by name, screen and type, at their own time', () => {
    const whose = { identity: 'cust-1042', device: '7000000000000000001', profile: null }
    expect(events).toMatchObject([
      { ...whose, name: 'Added to Cart', ts: 1_767_225_600_123 },
      { ...whose, name: 'Cart', ts: 1_767_225_600_999, properties: { screen_name: 'Cart' } },
      {
        name: 'session_end',
        ts: null,
        properties: { session_duration_ms: 12, 'CT Latitude': 55.7, 'CT Longitude': 13.2 },
      },
    ])
    expect(JSON.stringify(events[0]?.properties)).toBe('{"product_name":"white coat","id":9007199254740993}')
  })
})

function eventsOf(...events: readonly object[]): EventRecord[] {
  const batch = { user_identities: { customer_id: 'a' }, timestamp_unixtime_ms: 5, events }
  return collect('mparticle-batches', JSON.stringify(batch)).records.slice(1) as EventRecord[]
}

test('an event without a time has its batch’s', () => {
  const data = { event_name: 'x', timestamp_unixtime_ms: '9' }
  const [own, batch] = eventsOf({ event_type: 'custom_event', data }, { event_type: 'first_run' })
  expect([own?.ts, batch?.ts, batch?.name]).toEqual([9, 5, 'first_run'])
})

describe('a commerce event', () => {
  const shirt = { id: 'SKU-77', name: 'Linen shirt', price: 39.75, quantity: 2, custom_attributes: { size: 'M' } }
  const of = (data: object) => eventsOf({ event_type: 'commerce_event', data })[0]

  test('is named by its action and has its products as Items, a single one’s fields beside', () => {
    const action = { action: 'add_to_cart', products: [shirt], coupon_code: 'X' }
    const event = of({ currency_code: 'EUR', product_action: action, custom_attributes: { from: 'list', name: 'own' } })
    expect(event?.name).toBe('add_to_cart')
    const item = { id: 'SKU-77', name: 'Linen shirt', price: 39.75, quantity: 2, size: 'M' }
    expect(event?.properties).toEqual({
      ...item,
      name: 'own',
      from: 'list',
      coupon_code: 'X',
      currency_code: 'EUR',
      Items: [item],
    })
  })

  test('of several products has them in Items alone', () => {
    const properties = of({
      product_action: { action: 'purchase', total_amount: 5, products: [shirt, shirt] },
    })?.properties
    expect(properties).toMatchObject({ total_amount: 5, Items: [{ id: 'SKU-77' }, { size: 'M' }] })
    expect(properties).not.toHaveProperty('price')
  })

  test.each([
    [{ promotion_action: { action: 'click', promotions: [{ id: 'p' }] } }, 'promotion_click', { id: 'p' }],
    [{ product_impressions: [{ products: [shirt] }] }, 'product_impression', { id: 'SKU-77' }],
  ])('%j', (data, name, properties) => {
    expect(of(data)).toMatchObject({ name, properties })
  })
})

test.each<[string, object]>([
  [
    '{"user_identities":[{"identity_type":"customerid","identity":"c","timestamp_unixtime_ms":1}]}',
    { identity: 'c', device: null },
  ],
  [
    '{"user_identities":[{"identity_type":"other2","identity":"o"},{"identity_type":"email","identity":"e"}]}',
    { identity: 'e', properties: { Identity: 'e', Email: 'e' } },
  ],
  ['{"mpid":"-5","user_identities":null}', { identity: null, device: '-5', properties: { mpid: '-5' } }],
  ['{"mp_deviceid":"d-1","user_attributes":{}}', { identity: null, device: 'd-1' }],
  ['{"device_info":{"ios_idfv":"i"}}', { identity: null, device: 'i' }],
  [
    '{"user_identities":{"customer_id":" a "},"partner_identities":{"CleverTap_User_ID":"__g1"},"mpid":3}',
    { identity: 'a', device: '__g1', alternateIds: ['3'], properties: { 'CleverTap ID': '__g1' } },
  ],
  [
    '{"user_identities":{"customer_id":"a"},"user_attributes":{"Identity":"x","email":"e","constructor":1,"__proto__":2}}',
    { identity: 'a', properties: { Identity: 'a', Email: 'e', constructor: 1, ['__proto__']: 2 } },
  ],
])('%s', (batch, expected) => {
  const { records, rejects } = collect('mparticle-batches', batch)
  expect(rejects).toEqual([])
  expect(records).toMatchObject([expected])
})

test.each([
  ['{"events":[]}', /does not say whose it is/],
  ['{"mpid":0}', /does not say whose it is/],
  ['{"mpid":1,"user_identities":"a"}', /^user_identities must be an object/],
  ['{"mpid":1,"user_attributes":[]}', /^user_attributes must be an object/],
  ['{"mpid":1,"deleted_user_attributes":"a"}', /^deleted_user_attributes must be a list/],
  ['{"mpid":1,"events":{}}', /^events must be a list/],
  ['{"mpid":1,"timestamp_unixtime_ms":"soon"}', /^timestamp_unixtime_ms “soon” cannot be read/],
])('%s is a reject', (batch, reason) => {
  const { records, rejects } = collect('mparticle-batches', batch)
  expect(records).toEqual([])
  expect(rejects).toMatchObject([{ line: 1, offset: 0, raw: batch, reason: expect.stringMatching(reason) as string }])
})

test.each([
  ['7', /must be an object/],
  ['{}', /no event_type/],
  ['{"event_type":"purchase"}', /no event_type “purchase”/],
  ['{"event_type":"custom_event"}', /no name/],
  ['{"event_type":"custom_event","data":[]}', /^data must be an object/],
  ['{"event_type":"custom_event","data":{"event_name":"a","custom_attributes":[]}}', /^custom_attributes must be/],
  ['{"event_type":"custom_event","data":{"event_name":"a","timestamp_unixtime_ms":1e300}}', /cannot be read/],
  ['{"event_type":"commerce_event","data":{}}', /neither a product_action/],
  ['{"event_type":"commerce_event","data":{"product_action":{}}}', /action has no name/],
])('an event %s costs itself alone, and its reject comes in once corrected', (event, reason) => {
  const good = '{"event_type":"opt_out","data":{"is_opted_out":true}}'
  const batch = `{"mpid":7000000000000000001,"user_attributes":{"a":1},"events":[${good},${event},${good}]}`
  const { records, rejects } = collect('mparticle-batches', `\n${batch}`)
  expect(records.map(({ kind }) => kind)).toEqual(['profile', 'event', 'event'])
  expect(rejects).toMatchObject([{ line: 2, offset: 1, reason: expect.stringMatching(reason) as string }])
  const raw = rejects[0]?.raw ?? ''
  expect(raw).toBe(`{"mpid":7000000000000000001,"events":[${JSON.stringify(JSON.parse(event))}]}`)
  const again = collect('mparticle-batches', raw.replace(/"events":.*/, `"events":[${good}]}`))
  expect(again.records).toMatchObject([{ device: '7000000000000000001' }, { name: 'opt_out' }])
})

describe('a Profile API answer', () => {
  const answer = `{ "mpid": 7000000000000000001, "last_stored_timestamp_ms": 1767200000000, "is_opted_out": false,
    "device_identities": [ { "type": "android_id", "encoding": "none", "value": "ab12" } ],
    "user_identities": [ { "type": "customer_id", "encoding": "none", "value": "cust-1" },
      { "type": "email", "encoding": "sha256", "value": "f00" } ],
    "account_userattributes": null,
    "user_attributes": { "plan": "gold", "ltv": "342.1", "sizes": ["M", "L"], "$city": "Lund" },
    "audience_memberships": [ { "audience_id": 101 } ] }`

  test('is a profile; a digest is an id, and no address', () => {
    const { records, rejects } = collect('mparticle-profiles', answer)
    expect(rejects).toEqual([])
    expect(records).toEqual([
      {
        kind: 'profile',
        identity: 'cust-1',
        device: '7000000000000000001',
        alternateIds: ['ab12', 'f00'],
        ts: 1_767_200_000_000,
        properties: {
          plan: 'gold',
          ltv: '342.1',
          sizes: ['M', 'L'],
          $city: 'Lund',
          Identity: 'cust-1',
          mpid: '7000000000000000001',
        },
        changes: [],
      },
    ])
  })

  test.each(containers)('is read from $name', ({ wrap, pretty }) => {
    const one = JSON.stringify({ mpid: 1, user_identities: null, user_attributes: null }, null, pretty === true ? 2 : 0)
    expect(collect('mparticle-profiles', wrap([one, one])).records).toHaveLength(2)
  })
})

test.each(containers)('batches are read from $name, whatever the pieces', ({ wrap, pretty }) => {
  const parsed: unknown = JSON.parse(inbound)
  const text = JSON.stringify(parsed, null, pretty === true ? 2 : 0)
  const whole = collect('mparticle-batches', wrap([text, text]))
  expect([whole.records.length, whole.rejects.length]).toEqual([8, 0])
  expect(collect('mparticle-batches', wrap([text, text]), {}, 13).records).toEqual(whole.records)
})
