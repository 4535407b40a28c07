import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Migration, parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import { initialDraft, unnamedMissing } from '#shared/campaign/initial'
import { Branch, law } from '../../law.ts'

function opened(text: string) {
  const result = parseDraft(text)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
function refusal(text: string, steps?: ReadonlyMap<number, Migration>) {
  const result = steps ? parseDraft(text, steps) : parseDraft(text)
  if (result.ok) throw new Error('It was opened.')
  return result.error
}
const reprinted = (text: string) => printDraft(opened(text))
const withField = (field: string) => `{"galley":1,"pairs":[],${field}}`

/** Everything that a file can say, in the order in which Galley writes it. */
const full = {
  galley: 1,
  id: '6f0d2c1e-5a43-4b7e-9d18-2a7c40c1f001',
  name: 'Cart reminder',
  notes: 'Two\nlines',
  timeZone: 'Asia/Kolkata',
  missing: ['absent', 'null'],
  trigger: {
    kind: 'live-inaction',
    did: { event: 'Added to Cart', where: [{ property: 'price', is: 'greater', value: 10 }] },
    didNot: { event: 'Charged', where: [] },
    withinMinutes: 120,
  },
  profileWhere: [{ property: 'Tier', is: 'one-of', value: ['gold', 1, true] }],
  aliases: [{ name: 'Product', properties: { 'Added to Cart': 'product_name', Charged: 'Items.prod_name' } }],
  constant: 'Product',
  recommendations: [
    {
      slot: 'similar',
      catalog: 'Products',
      event: 'Product Viewed',
      eventProperty: 'product_id',
      catalogColumn: 'Identity',
      lookBackDays: 30,
      position: 1,
      include: [{ column: 'Brand', is: 'equals', value: 'Havle' }],
      exclude: [{ column: 'Category', is: 'equals', sameAs: 'category' }],
      near: { km: 50 },
      from: 'computed',
    },
  ],
  pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' }],
  include: { profileAttributes: ['Tier'], pushTokens: true },
  payload: {
    environment: 'production',
    eventName: 'message',
    customEventType: 'other',
    pairsTo: 'user_attributes',
    identities: { customer_id: 'Identity' },
    dataPlan: { id: 'plan', version: 2 },
  },
  format: { month: 'short', listSeparator: ' · ' },
}
const fullText = `${JSON.stringify(full, null, 2)}\n`

/** Every object of the full draft, by its path, with a field that Galley does not know put into it. */
function withUnknown(value: unknown, extra: object): unknown {
  if (Array.isArray(value)) return value.map((item) => withUnknown(item, extra))
  if (typeof value !== 'object' || value === null) return value
  const isRecord = 'Added to Cart' in value || 'customer_id' in value
  const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUnknown(item, extra)]))
  return isRecord ? inner : { ...inner, ...extra }
}

describe('a draft file', () => {
  it('that is complete is printed as it was', () => {
    expect(reprinted(fullText)).toBe(fullText)
  })

  it('needs a version and pairs, and has its initial values besides', () => {
    const { galley, ...draft } = opened('{"galley":1,"pairs":[]}') as typeof initialDraft & { galley?: number }
    expect(galley).toBe(1)
    expect(draft).toEqual({ ...initialDraft, missing: unnamedMissing })
  })

  it('keeps unknown fields at every level, with their order and their 64-bit numbers', () => {
    const text = JSON.stringify(
      withUnknown(full, { zeta: 'ID', alpha: { beta: 'ID', aleph: [null, { gamma: true }] }, empty: [] }),
      null,
      2,
    )
    const given = `${text.replaceAll('"ID"', '12345678901234567890')}\n`
    expect(reprinted(given)).toBe(given)
  })

  it('is printed in one order of keys, however it was written', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      const entries = Object.entries(value)
      const isRecord = 'Added to Cart' in value
      return Object.fromEntries((isRecord ? entries : entries.toReversed()).map(([key, item]) => [key, turned(item)]))
    }
    expect(reprinted(JSON.stringify(turned(full)))).toBe(fullText)
  })

  it('is printed the same after it was read again, whatever unknown fields it has', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', '__proto__', '7', 'order'))
    const value = fc.jsonValue({ maxDepth: 2 })
    law(
      fc.property(fc.tuple(fc.dictionary(key, value), fc.dictionary(key, value)), ([top, inPair]) => {
        const known = ['galley', 'pairs', 'id', 'name', 'notes', 'format']
        const isKnown = (name: string) => known.includes(name) || Object.hasOwn(initialDraft, name)
        fc.pre(!Object.keys(top).some(isKnown) && !('key' in inPair) && !('value' in inPair))
        const once = reprinted(JSON.stringify({ ...top, galley: 1, pairs: [{ ...inPair, key: 'k', value: 'v' }] }))
        expect(reprinted(once)).toBe(once)
        const again = JSON.parse(once) as Record<string, unknown> & { pairs: object[] }
        for (const name of Object.keys(top).filter((name) => name !== '__proto__'))
          expect(again[name]).toEqual(JSON.parse(JSON.stringify(top[name])))
        expect(Object.keys(again.pairs[0] ?? {}).sort()).toEqual(
          ['key', 'value', ...Object.keys(inPair).filter((name) => name !== '__proto__')].sort(),
        )
      }),
    )
  })

  it('leaves its format out while it is the initial one', () => {
    expect(reprinted('{"galley":1,"pairs":[],"format":{"listSeparator":", ","month":"long"}}')).not.toContain(
      '"format"',
    )
    expect(reprinted('{"galley":1,"pairs":[],"format":{"month":"short"}}')).toContain('"format"')
  })

  it('may begin with a byte order mark', () => {
    expect(reprinted(`\ufeff${fullText}`)).toBe(fullText)
  })

  it('ends with one newline', () => {
    expect(reprinted('{"galley":1,"pairs":[]}')).toMatch(/[^\n]\n$/)
  })

  it('keeps what JSON can hold in a text: lone surrogates, controls, any script', () => {
    const value = '\ud800 \u0000 \u2028 ليلى 👩🏽‍🚀'
    expect(opened(reprinted(JSON.stringify({ galley: 1, pairs: [{ key: value, value }] }))).pairs[0]).toEqual({
      key: value,
      value,
    })
  })

  it('with prototype keys pollutes nothing', () => {
    const keys = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'
    const draft = opened(
      `{"galley":1,"pairs":[{"key":"a","value":"b",${keys}}],"include":{${keys}},\
"payload":{"identities":{"__proto__":"x","toString":"y"},${keys}},${keys}}`,
    )
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect((draft as { polluted?: unknown }).polluted).toBeUndefined()
    expect((draft.pairs[0] as { polluted?: unknown }).polluted).toBeUndefined()
    const printed = JSON.parse(printDraft(draft)) as Record<string, unknown>
    expect(Object.getPrototypeOf(printed)).toBe(Object.prototype)
    expect(printed.constructor).toEqual({ prototype: { polluted: 1 } })
    expect(Object.hasOwn(draft.payload.identities, 'toString')).toBe(true)
  })

  it('may compare with a number that a double cannot hold', () => {
    const draft = opened(
      withField(
        `"profileWhere":[{"property":"id","is":"equals","value":7436677203820153157},
          {"property":"id","is":"one-of","value":[9007199254740993,1]}]`,
      ),
    )
    expect(draft.profileWhere.map(({ value }) => value)).toEqual(['7436677203820153157', ['9007199254740993', 1]])
  })
})

describe('a file that is refused', () => {
  it.each(['', ' ', '{', 'galley', '{"galley":1,"pairs":[]}x', '\ufffe{', '['.repeat(100_000)])(
    'because it is not JSON says so: %.20s',
    (text) => {
      expect(refusal(text)).toMatchObject({ kind: 'not-json', message: expect.stringContaining('JSON') as string })
    },
  )

  it.each(['[]', 'null', '5', '"galley"', '{}', '[{"galley":1,"pairs":[]}]', '{"Galley":1,"pairs":[]}'])(
    'because it is something else says so: %s',
    (text) => {
      expect(refusal(text)).toMatchObject({
        kind: 'not-a-draft',
        message: expect.stringContaining('“galley”') as string,
      })
    },
  )

  it.each(['"1"', 'null', '1.5', '-1', '[1]', 'true', '99999999999999999999'])(
    'because its version is %s says so',
    (version) => {
      expect(refusal(`{"galley":${version},"pairs":[]}`)).toMatchObject({
        kind: 'not-a-draft',
        message: expect.stringContaining('version') as string,
      })
    },
  )

  it('because it nests too deeply says so, for it could not be saved again', () => {
    const nested = (levels: number) => withField(`"deep":${'['.repeat(levels)}${']'.repeat(levels)}`)
    expect(reprinted(nested(99))).toContain('"deep"')
    expect(refusal(nested(100)).message).toContain('100 deep')
    expect(refusal(nested(100_000)).message).toContain('100 deep')
  })

  it('because it is newer tells its version and to update', () => {
    const { kind, message } = refusal('{"galley":2,"pairs":"whatever a later version means by it"}')
    expect(kind).toBe('newer-version')
    expect(message).toContain('file version 2')
    expect(message).toContain('Update Galley')
  })

  it('because it is older than the first version says so', () => {
    expect(refusal('{"galley":0,"pairs":[]}').message).toContain('no file version 0')
  })

  it.each([
    ['id', '"id":1'],
    ['name', '"name":null'],
    ['notes', '"notes":[]'],
    ['timeZone', '"timeZone":5'],
    ['missing', '"missing":"absent"'],
    ['missing[1]', '"missing":["null","foo"]'],
    ['trigger', '"trigger":5'],
    ['trigger.kind', '"trigger":{"kind":"someday"}'],
    ['trigger.event', '"trigger":{"kind":"live-action"}'],
    ['trigger.did.event', '"trigger":{"kind":"live-inaction","did":{},"didNot":{"event":"b"},"withinMinutes":1}'],
    [
      'trigger.withinMinutes',
      '"trigger":{"kind":"live-inaction","did":{"event":"a"},"didNot":{"event":"b"},"withinMinutes":-1}',
    ],
    ['trigger.match', '"trigger":{"kind":"past-behaviour","match":"some"}'],
    ['trigger.did[0].withinDays', '"trigger":{"kind":"past-behaviour","did":[{"event":"a","withinDays":"30"}]}'],
    ['profileWhere[0].is', '"profileWhere":[{"property":"a","is":"like"}]'],
    ['profileWhere[0].value', '"profileWhere":[{"property":"a","is":"equals","value":{}}]'],
    ['profileWhere[0].value', '"profileWhere":[{"property":"a","is":"one-of","value":[null]}]'],
    ['aliases[0].properties', '"aliases":[{"name":"x"}]'],
    ['aliases[0].properties.Charged', '"aliases":[{"name":"x","properties":{"Charged":1}}]'],
    ['constant', '"constant":1'],
    ['recommendations[0].slot', '"recommendations":[{"slot":"","catalog":"a","event":"b","eventProperty":"c"}]'],
    [
      'recommendations[0].position',
      '"recommendations":[{"slot":"a","catalog":"a","event":"b","eventProperty":"c","position":0}]',
    ],
    [
      'recommendations[0].near.km',
      '"recommendations":[{"slot":"a","catalog":"a","event":"b","eventProperty":"c","near":{"km":0}}]',
    ],
    [
      'recommendations[0].from',
      '"recommendations":[{"slot":"a","catalog":"a","event":"b","eventProperty":"c","from":"x"}]',
    ],
    ['include', '"include":null'],
    ['include.pushTokens', '"include":{"pushTokens":"yes"}'],
    ['include.profileAttributes[0]', '"include":{"profileAttributes":[1]}'],
    ['payload', '"payload":[]'],
    ['payload.environment', '"payload":{"environment":"test"}'],
    ['payload.pairsTo', '"payload":{"pairsTo":"headers"}'],
    ['payload.identities.email', '"payload":{"identities":{"email":1}}'],
    ['payload.dataPlan.version', '"payload":{"dataPlan":{"id":"a","version":0}}'],
    ['format.month', '"format":{"month":"roman"}'],
    ['format.listSeparator', '"format":{"listSeparator":1}'],
  ])('because of a wrong field names it: %s', (path, field) => {
    const { kind, message } = refusal(withField(field))
    expect(kind).toBe('wrong-field')
    expect(message).not.toMatch(/expected|received|invalid|string|array\b/i)
    const [, parent, at, name] = /^([^,:]+), (line 1, column \d+): “([^”]+)” is missing\. Add it\./.exec(message) ?? []
    if (at !== undefined) expect(`${parent ?? ''}.${name ?? ''}`).toBe(path)
    else expect(message.startsWith(`${path}, line 1, column `)).toBe(true)
    expect(message).toMatch(/: (?:here is .+, but .+ is .+|“.+” is missing\. Add it)\.$/)
  })

  it.each([
    ['"id":1', 'id, line 1, column 29: here is a number (1), but “id” is text in quotes.'],
    [
      '"missing":["foo"]',
      /^missing\[0\], .*: here is text \(“foo”\), but an entry of “missing” is one of "absent", .* or /,
    ],
    ['"trigger":true', /: here is true, but “trigger” is an object in braces\.$/],
    ['"trigger":{"kind":"x"}', /“kind” is one of "live-action", "live-inaction" or "past-behaviour"\.$/],
    ['"aliases":[{"name":"x","properties":[]}]', /: here is an empty list, but “properties” is an object in braces\.$/],
    [
      '"profileWhere":[{"property":"a","is":"equals","value":{}}]',
      /: here is an object in braces, but a value is text in quotes, a number, true, false, or a list of these\.$/,
    ],
    [
      '"recommendations":[{"slot":"","catalog":"a","event":"b","eventProperty":"c"}]',
      /: here is an empty text, but “slot” is text that is not empty\.$/,
    ],
    [
      '"recommendations":[{"slot":"a","catalog":"a","event":"b","eventProperty":"c","position":1.5}]',
      /: here is a number \(1\.5\), but “position” is a whole number\.$/,
    ],
    [
      '"recommendations":[{"slot":"a","catalog":"a","event":"b","eventProperty":"c","near":{"km":0}}]',
      /near\.km, .*: here is a number \(0\), but “km” is a number above 0\.$/,
    ],
    ['"name":12345678901234567890', /: here is a number \(12345678901234567890\), but “name” is text in quotes\.$/],
    [`"missing":["${'x'.repeat(5_000)}"]`, /here is text \(“x{40}…”\)/],
    ['"notes":"a","notes":7', 'notes, line 1, column 44: here is a number (7), but “notes” is text in quotes.'],
  ])('because of a wrong field says what is there and what belongs there: %.60s', (field, sentence) => {
    expect(refusal(withField(field)).message).toMatch(sentence)
  })

  it('because of a wrong field counts lines and columns as editors do', () => {
    const lines = [
      '{',
      '  "galley": 1,',
      '  "pairs": [',
      '    {"key": "a", "value": "👩🏽‍🚀"},',
      '\t{"key": "b", "value": 42}',
      '  ]',
      '}',
    ]
    const sentence = 'pairs[1].value, line 5, column 24: here is a number (42), but a value is text in quotes.'
    for (const newline of ['\n', '\r\n', '\r']) expect(refusal(lines.join(newline)).message).toBe(sentence)
    expect(refusal(`\ufeff${lines.join('\n')}`).message).toBe(sentence)
  })

  it.each([
    ['', 'It is empty.'],
    ['{"galley": 1,\n "pairs": }', 'Line 2, column 11: a value is missing here.'],
    ['{"galley": 1\n "pairs": []}', 'Line 2, column 2: a comma is missing before this.'],
    ['{"galley" 1}', 'Line 1, column 11: a colon is missing before this.'],
    ['{galley: 1}', 'Line 1, column 2: this is no JSON value; text has to be in double quotes.'],
    ['{"galley": 1,}', 'Line 1, column 14: the name of a field in double quotes is missing here.'],
    ['{"galley": 1', 'Line 1, column 13: a closing brace } is missing here.'],
    ['{"galley": [1}', 'Line 1, column 14: a bracket or a brace before this is not closed.'],
    ['{"galley": [1', 'Line 1, column 14: a closing bracket ] is missing here.'],
    ['{"galley": 1}x', 'Line 1, column 14: '],
    ['{"galley": 1 // one\n}', 'Line 1, column 14: JSON has no comments.'],
    ['{"galley": "1\n}', 'Line 1, column 12: this text has no closing quote on its line.'],
    ['{"galley": "\\q"}', 'Line 1, column 12: a backslash in a text is written \\\\.'],
    ['{"galley": "a\tb"}', 'Line 1, column 12: a control character in a text'],
    ['['.repeat(100_000), 'It nests its values too deeply.'],
  ])('because it is not JSON says where, and what is missing: %.30s', (text, sentence) => {
    const { message } = refusal(text)
    expect(message).toContain(`This file is not readable JSON. ${sentence}`)
    expect(message).toMatch(/Correct it, or open another file\.$/)
  })

  it.each([
    ['{"galley":1}', '“pairs” is missing. Add it.'],
    [
      '{"galley":1,"pairs":{}}',
      'pairs, line 1, column 21: here is an object in braces, but “pairs” is a list in brackets.',
    ],
    [
      '{"galley":1,"pairs":[null]}',
      'pairs[0], line 1, column 22: here is null, but an entry of “pairs” is an object in braces.',
    ],
    [
      '{"galley":1,"pairs":[{"key":1,"value":""}]}',
      'pairs[0].key, line 1, column 29: here is a number (1), but a key is text in quotes.',
    ],
    [
      '{"galley":1,"pairs":[{"key":"a","value":""},{"key":"b"}]}',
      'pairs[1], line 1, column 45: “value” is missing. Add it.',
    ],
    [
      '{"galley":1,"pairs":[],"trigger":{"event":"Charged"}}',
      'trigger, line 1, column 34: “kind” is missing. Add it: one of "live-action", "live-inaction" or "past-behaviour".',
    ],
  ])('because of what is in it names the place: %s', (text, sentence) => {
    expect(refusal(text).message).toBe(sentence)
  })

  it('is refused, not crashed on, whatever it holds', () => {
    const refused = new Branch('a draft that is refused')
    const taken = new Branch('a draft that is taken')
    law(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc
            .dictionary(fc.constantFrom(...Object.keys(full)), fc.jsonValue())
            .map((fields) => JSON.stringify({ ...fields, galley: 1 })),
          fc
            .dictionary(fc.constantFrom('name', 'notes', 'later'), fc.string())
            .map((fields) => JSON.stringify({ ...fields, galley: 1, pairs: [] })),
        ),
        (text) => {
          const result = parseDraft(text)
          ;(result.ok ? taken : refused).reach()
          expect(result.ok ? 'Taken.' : result.error.message).toMatch(/\.$/)
        },
      ),
      { reaches: [refused, taken] },
    )
  })
})

describe('an older file', () => {
  it('is migrated, step by step, and keeps what no step touches', () => {
    const steps = new Map<number, Migration>([[0, ({ messages, ...rest }) => ({ ...rest, pairs: messages })]])
    const result = parseDraft('{"galley":0,"zeta":12345678901234567890,"messages":[{"key":"a","value":"b"}]}', steps)
    if (!result.ok) throw new Error(result.error.message)
    expect(result.value.pairs).toEqual([{ key: 'a', value: 'b' }])
    expect(printDraft(result.value)).toContain('"zeta": 12345678901234567890')
    expect(printDraft(result.value)).toContain('"galley": 1')
  })

  it('is refused with a sentence when it is still wrong after the step', () => {
    expect(refusal('{"galley":0}', new Map([[0, (file) => ({ ...file })]])).message).toBe('“pairs” is missing. Add it.')
  })
})
