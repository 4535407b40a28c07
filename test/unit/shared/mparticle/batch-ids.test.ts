import { expect, test } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { ExactNumber } from '#shared/json/exact-number'
import { idMaker } from '#shared/mparticle/batch-ids'
import type { Recipient } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'

const base: Recipient = {
  identity: 'cust-1042',
  profile: {},
  event: { name: 'Charged', ts: 1767225600000, properties: {} },
  newest: new Map(),
  constant: [],
  items: new Map(),
  asOf: 1767229200000,
}
const draft = { ...initialDraft, id: 'draft' }
const withConstant = (...constant: Value[]) => ({ ...base, constant })
const messageId = (recipient: Partial<Recipient>, of = draft) => idMaker(of)({ ...base, ...recipient }).message

test('the ids are UUIDs of version 5, and not the same', () => {
  const { message, request } = idMaker(draft)(base)
  expect(message).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(request).not.toBe(message)
})

test('another draft, identity, event, constant value or as-of makes other ids', () => {
  const ids = [
    messageId({}),
    messageId({}, { ...draft, id: 'another' }),
    messageId({}, { ...draft, id: '' }),
    messageId({}, { ...draft, id: '', name: 'says something else' }),
    messageId({ identity: 'cust-1043' }),
    messageId({ event: null }),
    messageId({ event: { name: 'Charged', ts: 1767225600001, properties: {} } }),
    messageId({ asOf: 1767229200001 }),
    messageId({ asOf: NaN }),
    messageId(withConstant('a')),
    messageId(withConstant('a', 'b')),
    messageId(withConstant('a b')),
    messageId(withConstant('1:a', 'b')),
    messageId({ identity: '#1 1:a cust-1042' }),
  ]
  expect(new Set(ids).size).toBe(ids.length)
})

test('constant values are the same when their texts are', () => {
  expect(messageId(withConstant('42'))).toBe(messageId(withConstant(42)))
  expect(messageId(withConstant('9007199254740993'))).toBe(messageId(withConstant(new ExactNumber('9007199254740993'))))
})

test('one maker serves recipients of several clocks', () => {
  const make = idMaker(draft)
  const first = make(base)
  expect(make({ ...base, asOf: NaN })).toEqual(make({ ...base, asOf: NaN }))
  expect(make({ ...base, asOf: 1 })).not.toEqual(first)
  expect(make(base)).toEqual(first)
})
