import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExactNumber } from '#shared/json/exact-number'
import { withAccepted, withoutPin, withPin } from '#shared/proof/expectations/edit-pins'
import { expectationsReport } from '#shared/proof/expectations/expectations-report'
import type { Pin, PinFile } from '#shared/proof/expectations/pin'
import { parsePins, printPins } from '#shared/proof/expectations/pin-file'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { Branch, law } from '../../../law.ts'

// without a backslash alone: after an object with that key, JSON.parse of V8 13.6 reads the key "\ud800" as a backslash
const text = fc.oneof(
  fc.constantFrom('', 'title', '__proto__', 'constructor', '7', '𝒢\u0000', '\ud800', '‹user 1›'),
  fc.string().filter((made) => made !== '\\'),
)
const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.constant(new ExactNumber('7608152833419094488')))
const properties = fc.dictionary(text, value).map((made) => ({ ...made }))
const event = fc.record({ name: text, ts: fc.integer() })
const pin: fc.Arbitrary<Pin> = fc
  .record(
    {
      identity: fc.string({ minLength: 1 }),
      asOf: fc.constantFrom('2026-06-15T18:30:00Z', '2026-06-15T18:30:00.123+02:00'),
      event: fc.option(event),
      constant: fc.array(value),
      whatIfs: fc.array(
        fc.record({ scope: fc.option(text), property: text, value }, { requiredKeys: ['scope', 'property'] }),
      ),
      keeps: fc.record({
        profile: properties,
        events: fc.array(fc.record({ name: text, ts: fc.integer(), properties })),
      }),
      others: fc.dictionary(text, value),
      gets: fc.oneof(
        fc.record({ texts: fc.dictionary(text, text).map((made) => ({ ...made })) }),
        fc.record({ skipped: fc.string({ minLength: 1 }) }),
      ),
    },
    { requiredKeys: ['identity', 'asOf', 'gets'] },
  )
  .map(({ gets, others, ...made }) => ({ note: others ?? {}, ...made, ...gets }) as unknown as Pin)
const file: fc.Arbitrary<PinFile> = fc.record({ pins: fc.array(pin, { maxLength: 4 }), later: properties })

function read(printed: string): PinFile {
  const parsed = parsePins(printed, 'x.expect.json')
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

const minimal = { identity: 'a', asOf: '2026-06-15T18:30:00Z', texts: { title: 'Hi' } } as const

describe('the file of pinned users', () => {
  test('is read and printed without loss, in one order of fields', () => {
    const proto = new Branch('a property named __proto__')
    law(
      fc.property(file, (made) => {
        const printed = printPins(made)
        if (printed.includes('"__proto__":')) proto.reach()
        const again = read(printed)
        expect(printPins(again)).toBe(printed)
        expect(JSON.parse(JSON.stringify(again))).toEqual({ ...JSON.parse(JSON.stringify(made)), galleyExpect: 1 })
        const shuffled = {
          ...made,
          pins: made.pins.map((one) => Object.fromEntries(Object.entries(one).reverse()) as unknown as Pin),
        }
        expect(JSON.parse(printPins(shuffled))).toEqual(JSON.parse(printed))
      }),
      { runs: 500, reaches: [proto] },
    )
  })

  test('never throws, whatever the text', () => {
    law(
      fc.property(fc.oneof(fc.string(), fc.json(), file.map(printPins)), fc.nat(), fc.string(), (made, at, junk) => {
        const cut = at % (made.length + 1)
        const parsed = parsePins(made.slice(0, cut) + junk + made.slice(cut), 'x.expect.json')
        if (!parsed.ok) expect(parsed.error.message).toMatch(/^x\.expect\.json.*[.]$/s)
      }),
    )
  })

  test.each<[string, string]>([
    ['', 'It is empty.'],
    ['{"galleyExpect": 1,\n<<<<<<< HEAD\n"pins": []}', 'Line 2, column 1'],
    ['[]', 'no “galleyExpect” field'],
    ['{"galleyExpect": 2, "pins": []}', 'newer Galley (file version 2'],
    ['{"galleyExpect": "1", "pins": []}', '“galleyExpect” is 1'],
    ['{"galleyExpect": 1}', '“pins” is missing'],
    ['{"galleyExpect": 1, "pins": [{"identity": 5}]}', 'pins[0].identity, line 1, column 43: here is a number (5)'],
    [
      JSON.stringify({ galleyExpect: 1, pins: [{ ...minimal, asOf: '15.6.2026' }] }),
      'pins[0] (a) has an “asOf” that is no moment',
    ],
    [JSON.stringify({ galleyExpect: 1, pins: [{ ...minimal, skipped: 'stopped' }] }), 'says both'],
    [JSON.stringify({ galleyExpect: 1, pins: [{ ...minimal, texts: undefined }] }), 'says neither'],
    [`{"galleyExpect": 1, "pins": ${'['.repeat(500)}${']'.repeat(500)}}`, 'more than 100 deep'],
    [`{"galleyExpect": 1, "pins": [], "x": "${'x'.repeat(8_000_000)}"}`, 'larger than 8 MB'],
  ])('refuses %#, and says what is wrong', (given, says) => {
    const parsed = parsePins(given, 'x.expect.json')
    expect(parsed.ok ? '' : parsed.error.message).toContain(says)
  })

  test('stands beside the draft under its name', () => {
    expect(pinFileBeside('/a/cart.galley.json')).toBe('/a/cart.expect.json')
    expect(pinFileBeside('cart.galley')).toBe('cart.expect.json')
    expect(pinFileBeside('cart.json')).toBe('cart.json.expect.json')
  })
})

describe('pins', () => {
  test('are replaced by the same user at the same occurrence, added, and taken away', () => {
    const [a, b] = [{ ...minimal }, { ...minimal, identity: 'b' }]
    const both = withPin(withPin({ pins: [] }, a), b)
    const changed = { ...a, texts: { title: 'Hello' } }
    expect(withPin(both, changed).pins).toEqual([changed, b])
    expect(withPin(both, { ...a, event: { name: 'Charged', ts: 1 } }).pins).toHaveLength(3)
    expect(withoutPin(both, changed).pins).toEqual([b])
  })

  test('accepted, every pin of a known user holds, and nothing else of the file has changed', () => {
    const outcome = fc.oneof(
      fc.constant(null),
      fc.record({ texts: fc.dictionary(text, text).map((made) => ({ ...made })) }),
      fc.record({ skipped: fc.string({ minLength: 1 }) }),
    )
    const changes = new Branch('a change')
    law(
      fc.property(file, fc.array(outcome, { minLength: 4, maxLength: 4 }), (made, now) => {
        const before = expectationsReport(made, now)
        if (before.changed.length > 0) changes.reach()
        const missing = made.pins.flatMap(({ identity }, index) => (now[index] === null ? [identity] : []))
        const next = withAccepted(made, now)
        const after = expectationsReport(next, now)
        expect(before.missing).toEqual(missing)
        expect(after).toMatchObject({ changed: [], missing, held: made.pins.length - missing.length })
        expect(next.pins.map(({ texts: _t, skipped: _s, ...rest }) => rest)).toEqual(
          made.pins.map(({ texts: _t, skipped: _s, ...rest }) => rest),
        )
        expect(before.held + before.missing.length + new Set(before.changed.map(({ pin: at }) => at)).size).toBe(
          made.pins.length,
        )
      }),
      { runs: 500, reaches: [changes] },
    )
  })

  test('say which pair has changed, and what became of a user who is skipped now', () => {
    const report = expectationsReport(
      {
        pins: [
          { ...minimal, texts: { title: 'Hi Mira', gone: 'x' } },
          minimal,
          { ...minimal, texts: undefined, skipped: 'stopped' } as unknown as Pin,
        ],
      },
      [{ texts: { title: 'Hi Ada', new: 'y' } }, { skipped: 'waiting' }, { texts: {} }],
    )
    expect(report.changed).toEqual([
      { identity: 'a', pair: 'title', before: 'Hi Mira', after: 'Hi Ada', kind: 'text', pin: 0 },
      { identity: 'a', pair: 'new', before: '', after: 'y', kind: 'added', pin: 0 },
      { identity: 'a', pair: 'gone', before: 'x', after: '', kind: 'removed', pin: 0 },
      {
        ...{ identity: 'a', pair: null, kind: 'skipped', pin: 1, before: 'Gets the message.' },
        after: 'Gets nothing: the user may still do what stops the message: its time is not over at as-of.',
      },
      {
        ...{ identity: 'a', pair: null, kind: 'entered', pin: 2, after: 'Gets the message.' },
        before: 'Gets nothing: the user did what stops the message in time.',
      },
    ])
  })
})
