import { describe, expect, test } from 'vitest'
import type { ProfileRecord } from '../../../../electron/engine/import/formats/sample-record.ts'
import { ExactNumber } from '#shared/json/exact-number'
import { collect } from './collect.ts'

describe('uploads', () => {
  test('hold profiles and events', () => {
    const content = `{ "d": [
      { "identity": "cust-1042", "type": "profile", "ts": 1767225600,
        "profileData": { "Name": "Mira", "plan": "gold", "renews_on": "$D_1769904000", "sizes": { "$add": ["M"] } } },
      { "objectId": "-1a", "type": "event", "ts": 1767229200, "evtName": "Added to Cart", "evtData": { "price": 39.75 } } ] }`
    const { records, rejects } = collect('clevertap-upload', content)
    expect(rejects).toEqual([])
    expect(records).toEqual([
      {
        kind: 'profile',
        identity: 'cust-1042',
        device: null,
        ts: 1_767_225_600_000,
        properties: { Name: 'Mira', plan: 'gold', renews_on: '$D_1769904000', Identity: 'cust-1042' },
        changes: [{ property: 'sizes', operator: '$add', value: ['M'] }],
      },
      {
        kind: 'event',
        identity: null,
        device: '-1a',
        name: 'Added to Cart',
        ts: 1_767_229_200_000,
        properties: { price: 39.75 },
        profile: null,
      },
    ])
  })

  test.each<[string, object]>([
    ['{"identity":" a ","profileData":{}}', { identity: 'a', device: null, ts: null }],
    ['{"identity":42,"profileData":{}}', { identity: '42' }],
    ['{"identity":9007199254740993,"profileData":{}}', { identity: '9007199254740993' }],
    ['{"objectId":"x","profileData":{}}', { identity: null, device: 'x', properties: { 'CleverTap ID': 'x' } }],
    ['{"FBID":"77","profileData":{}}', { identity: null, device: 'FBID:77' }],
    ['{"GPID":"g","identity":"","type":"profile"}', { identity: null, device: 'GPID:g' }],
    ['{"identity":"a","FBID":"77","profileData":{}}', { identity: 'a', device: null }],
    ['{"identity":"a","ts":1767225600123,"profileData":{}}', { ts: 1_767_225_600_123 }],
    ['{"identity":"a","ts":"1767225600","profileData":{}}', { ts: 1_767_225_600_000 }],
    ['{"identity":"a","evtName":"Buy"}', { kind: 'event', ts: null }],
    ['{"identity":"a","ts":1767225600,"evtName":" Buy "}', { kind: 'event', name: 'Buy', properties: {} }],
    ['{"identity":"a","identity":"b","profileData":{}}', { identity: 'b' }],
    ['{"identity":"a","profileData":{"x":{"$no":1},"y":{},"z":{"$add":[1],"more":2}}}', { changes: [] }],
    [
      '{"identity":"a","profileData":{"n":{"$incr":2},"x":{"$set":["a"],"$remove":["b"]},"y":{"$delete":1}}}',
      {
        properties: { Identity: 'a' },
        changes: [
          { property: 'n', operator: '$incr', value: 2 },
          { property: 'x', operator: '$set', value: ['a'] },
          { property: 'x', operator: '$remove', value: ['b'] },
          { property: 'y', operator: '$delete', value: 1 },
        ],
      },
    ],
  ])('%s', (content, expected) => {
    expect(collect('clevertap-upload', content).records).toMatchObject([expected])
  })

  test.each([
    [
      '{"profileData":{}}',
      'The record does not say whose it is. Give it an identity or an objectId and import it again.',
    ],
    [
      '{"identity":"  ","profileData":{}}',
      'The record does not say whose it is. Give it an identity or an objectId and import it again.',
    ],
    [
      '{"identity":"a"}',
      'The record is neither a profile (profileData) nor an event (evtName). Add what is missing and import it again.',
    ],
    [
      '{"identity":"a","type":"device","profileData":{}}',
      'There is no type “device”: it is profile or event. Correct it and import the record again.',
    ],
    [
      '{"identity":"a","evtName":"Buy","ts":"soon"}',
      'The time (ts) “soon” cannot be read. Write it in seconds since 1970, as 2026-05-29T14:20:00Z, or as yyyymmddHHMMSS in the project’s time zone.',
    ],
    ['{"identity":"a","evtName":" ","ts":1}', 'The event has no name. Give it one and import the record again.'],
    [
      '{"identity":"a","profileData":[]}',
      'profileData must be an object, {…}. Correct it and import the record again.',
    ],
    [
      '{"identity":"a","evtName":"Buy","ts":1,"evtData":"x"}',
      'evtData must be an object, {…}. Correct it and import the record again.',
    ],
    [
      '{"identity":"a\\ud800","profileData":{}}',
      'The identity holds half a character (a lone surrogate such as \\ud800). Correct it and import the record again.',
    ],
    [
      '{"identity":"a","profileData":{"x\\ud800":1}}',
      'A property’s name holds half a character (a lone surrogate such as \\ud800). Correct it and import it again.',
    ],
    [
      '[{"identity":"a","profileData":{}},7]',
      'This is not a record: records are objects, {…}. Correct it and import it again.',
    ],
  ])('%s is refused', (content, reason) => {
    expect(collect('clevertap-upload', content).rejects.map((reject) => reject.reason)).toEqual([reason])
  })

  test('keep every digit, half characters in values, and names that JavaScript knows itself', () => {
    const content =
      '{"identity":"a","profileData":{"id":12345678901234567890,"half":"x\\ud800","__proto__":{"x":1},"constructor":"c","toString":null}}'
    const [record] = collect('clevertap-upload', content).records as [ProfileRecord]
    expect(Object.keys(record.properties)).toEqual(['id', 'half', '__proto__', 'constructor', 'toString', 'Identity'])
    expect(record.properties['id']).toEqual(new ExactNumber('12345678901234567890'))
    expect(record.properties['half']).toBe('x\ud800')
    expect(Object.getPrototypeOf(record.properties)).toBe(Object.prototype)
  })

  test('keep the name __proto__ beside changes as well', () => {
    const content = '{"identity":"a","profileData":{"__proto__":{"$set":["x"]},"constructor":{"x":1},"n":{"$incr":1}}}'
    const [record] = collect('clevertap-upload', content).records as [ProfileRecord]
    expect(record.changes.map(({ property }) => property)).toEqual(['__proto__', 'n'])
    expect(Object.keys(record.properties)).toEqual(['constructor', 'Identity'])
  })
})

describe('downloaded profiles', () => {
  const download = {
    name: 'Mira',
    email: 'mira@example.com',
    identity: 'cust-1042',
    profileData: { plan: 'gold', visits: 12 },
    events: { 'App Launched': { count: 10 } },
    platformInfo: [
      {
        platform: 'iOS',
        os_version: '18.1',
        app_version: '6.1.3',
        make: 'Apple',
        model: 'iPhone15,2',
        push_token: 'x',
        objectId: '-1a00',
      },
      { platform: 'Android', objectId: '-2b00' },
    ],
  }
  const expected = {
    kind: 'profile',
    identity: 'cust-1042',
    device: '-1a00',
    furtherDevices: ['-2b00'],
    ts: null,
    properties: {
      plan: 'gold',
      visits: 12,
      Name: 'Mira',
      Email: 'mira@example.com',
      Platform: 'iOS',
      'OS Version': '18.1',
      'App Version': '6.1.3',
      'Device Make': 'Apple',
      'Device Model': 'iPhone15,2',
      Identity: 'cust-1042',
      'CleverTap ID': '-1a00',
    },
    changes: [],
  }

  test.each([
    ['one', { status: 'success', record: download }],
    ['a page', { status: 'success', records: [download], next_cursor: 'x' }],
    ['bare', download],
  ])('%s', (_name, content) => {
    expect(collect('clevertap-profiles', JSON.stringify(content)).records).toEqual([expected])
  })

  test('without profileData hold their properties themselves', () => {
    const { records } = collect('clevertap-profiles', '{"identity":"a","tz":"UTC","plan":"gold","__proto__":1}')
    expect((records[0] as ProfileRecord).properties).toEqual(
      JSON.parse('{"Timezone":"UTC","plan":"gold","__proto__":1,"Identity":"a"}'),
    )
  })
})

describe('downloaded events', () => {
  const record = (ts: unknown): string =>
    JSON.stringify({
      profile: { objectId: '__g', identity: 'c', platform: 'Android', df: {} },
      session_props: { x: 1 },
      ts,
      event_props: { a: 1 },
    })

  test('take their time in the project’s zone and their name from the user', () => {
    const { records } = collect('clevertap-events', `{"records":[${record(20260101054937)}]}`, { eventName: 'Buy' })
    expect(records).toEqual([
      {
        kind: 'event',
        identity: 'c',
        device: '__g',
        name: 'Buy',
        ts: Date.UTC(2026, 0, 1, 4, 49, 37),
        properties: { a: 1 },
        profile: { Platform: 'Android' },
      },
    ])
  })

  test.each<[unknown, number | null]>([
    [20260701120000, Date.UTC(2026, 6, 1, 10)],
    ['20260701120000', Date.UTC(2026, 6, 1, 10)],
    // the clocks skip 02:30 in that night, and show it twice in the other
    [20260329023000, Date.UTC(2026, 2, 29, 1, 30)],
    [20261025023000, Date.UTC(2026, 9, 25, 0, 30)],
    [1767229200, 1_767_229_200_000],
    [1767229200123, 1_767_229_200_123],
    [20260229000000, null],
    [20261301000000, null],
    [20260101240000, null],
    [20260101006000, null],
    [true, null],
    [1e300, null],
  ])('at %s', (ts, ms) => {
    const { records, rejects } = collect('clevertap-events', record(ts), { eventName: 'Buy' })
    expect(records.map((event) => ('ts' in event ? event.ts : null))).toEqual(ms === null ? [] : [ms])
    expect(rejects).toHaveLength(ms === null ? 1 : 0)
  })

  test('may say their own name; without any there is no import', () => {
    const named = '{"profile":{"identity":"a"},"evtName":"Sold","ts":1767229200,"eventProps":{}}'
    expect(collect('clevertap-events', named, { eventName: 'Buy' }).records).toMatchObject([{ name: 'Sold' }])
    expect(() => collect('clevertap-events', record(1))).toThrow(
      'The download does not say its event’s name. Give it with --event NAME.',
    )
  })
})

describe('export files', () => {
  const event = '{"profile":{"objectId":"__g"},"ts":20260101054937,"eventProps":{"a":1}}'

  test.each(['Added to Cart', '"Added to Cart"', '  Added to Cart\r'])('with the first line %j', (line) => {
    for (const step of [3, 1000]) {
      const { records, places, rejects } = collect('clevertap-export', `${line}\n${event}\n{"x":}\n${event}`, {}, step)
      expect(records).toMatchObject([{ name: 'Added to Cart' }, { name: 'Added to Cart' }])
      expect(places.map(({ line: at }) => at)).toEqual([2, 4])
      expect(places[0]?.offset).toBe(line.length + 1)
      expect(rejects).toMatchObject([
        { line: 3, raw: '{"x":}', readAs: { format: 'clevertap-events', eventName: 'Added to Cart' } },
      ])
    }
  })
})
