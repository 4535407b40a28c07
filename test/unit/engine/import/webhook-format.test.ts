import { expect, test } from 'vitest'
import { collect } from './collect.ts'

const call = `{ "targetId": 1700000001, "key_values": { "greeting": "Hi there" },
  "profiles": [ {
    "identity": "cust-1042", "email": "mira@example.com", "objectId": "__g00example", "all_identities": ["cust-1042", "mira@example.com"],
    "key_values": { "greeting": "Hi Mira" }, "ts": 1767225700123,
    "systemProfileData": { "emailSubscription": "Subscribed", "timezone": "Asia/Kolkata", "city": "Unknown", "country": "India" },
    "profileData": { "plan": "gold", "visits": 12, "crm": 9007199254740993 },
    "event_properties": { "product_name": "Linen shirt", "added_on": "$D_1767225600", "CT Source": "Mobile" },
    "session_props": { "utm_source": "x" } } ] }`

test('a call is a profile and its event, without the pairs', () => {
  const { records, rejects } = collect('clevertap-webhook', call, { eventName: 'Added to Cart' })
  expect(rejects).toEqual([])
  const whose = { identity: 'cust-1042', device: '__g00example' }
  expect(records).toMatchObject([
    { kind: 'profile', ...whose, allIdentities: ['mira@example.com'], ts: 1_767_225_700_123 },
    { kind: 'event', ...whose, name: 'Added to Cart', ts: 1_767_225_700_123 },
  ])
  expect(JSON.parse(JSON.stringify(records.map((record) => 'properties' in record && record.properties)))).toEqual([
    {
      emailSubscription: 'Subscribed',
      Timezone: 'Asia/Kolkata',
      country: 'India',
      plan: 'gold',
      visits: 12,
      crm: 9007199254740992,
      Email: 'mira@example.com',
      Identity: 'cust-1042',
      'CleverTap ID': '__g00example',
    },
    { product_name: 'Linen shirt', added_on: '$D_1767225600', 'CT Source': 'Mobile' },
  ])
  expect(JSON.stringify(records)).toContain('"crm":9007199254740993')
})

test('an event without a name is a reject that says how to give it; its profile comes in', () => {
  const { records, rejects } = collect('clevertap-webhook', call)
  expect(records).toMatchObject([{ kind: 'profile', identity: 'cust-1042' }])
  expect(rejects).toMatchObject([{ line: 2, reason: expect.stringMatching(/Give it with --event NAME/) as string }])
  const again = collect('clevertap-webhook', rejects[0]?.raw ?? '', { eventName: 'Buy' })
  expect(again.records).toMatchObject([{ kind: 'profile' }, { kind: 'event', name: 'Buy' }])
})

test.each<[string, object[]]>([
  [
    '{"profiles":{"Email":"a@example.com","ProfileData":{"x":1},"Event_properties":{"y":2}}}',
    [
      { identity: 'a@example.com', ts: null, properties: { x: 1 } },
      { name: 'Buy', ts: null, properties: { y: 2 } },
    ],
  ],
  ['{"profiles":[{"identity":"a","event_name":"Said","event_properties":{}}]}', [{ identity: 'a' }, { name: 'Said' }]],
  [
    '{"profiles":[{"identity":"a"},{"phone":"+46"}]}',
    [{ identity: 'a' }, { identity: '+46', properties: { Phone: '+46' } }],
  ],
  ['{"identity":"a","key_values":{"x":"y"}}', [{ identity: 'a', properties: { Identity: 'a' } }]],
  [
    '{"profiles":[{"all_identities":["b"],"profileData":{"__proto__":1}}]}\n{"profiles":[{"identity":"c"}]}',
    [{ identity: 'b' }, { identity: 'c' }],
  ],
])('%s', (content, expected) => {
  const { records, rejects } = collect('clevertap-webhook', content, { eventName: 'Buy' })
  expect(rejects).toEqual([])
  expect(records).toMatchObject(expected)
})

test.each([
  ['{"profiles":[{"profileData":{}}]}', /does not say whose it is/],
  ['{"profiles":[{"identity":"a","profileData":7}]}', /^profileData must be an object/],
  ['{"profiles":[{"identity":"a","systemProfileData":[]}]}', /^systemProfileData must be an object/],
  ['{"profiles":[{"identity":"a","event_properties":[]}]}', /^event_properties must be an object/],
  ['{"profiles":[{"identity":"a","ts":"soon"}]}', /cannot be read/],
  ['{"profiles":[{"identity":"a"', /ends in the middle/],
])('%s is a reject', (content, reason) => {
  const { records, rejects } = collect('clevertap-webhook', content)
  expect(records).toEqual([])
  expect(rejects).toMatchObject([{ reason: expect.stringMatching(reason) as string }])
})
