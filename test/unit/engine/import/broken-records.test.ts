import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { law } from '../../law.ts'
import { collect } from './collect.ts'
import { containers } from './containers.ts'

function upload(n: number): object {
  return {
    identity: `cust-${String(n)}`,
    type: 'event',
    ts: 1767225600 + n,
    evtName: 'Charged',
    evtData: {
      Amount: n,
      city: 'Lund',
      Items: [
        { prod_name: 'Shirt', qty: 1 },
        { prod_name: 'Jacket', qty: 2 },
      ],
    },
  }
}

/** Ways in which a record's text can be spoilt, so that it is no JSON any more. */
const flaws: Readonly<Record<string, (text: string) => string>> = {
  'a quote missing behind the identity': (text) => text.replace(/(cust-\d+)"/, '$1'),
  'a quote missing before the identity': (text) => text.replace(/"(cust-\d+)/, '$1'),
  'a quote missing behind a key': (text) => text.replace('type"', 'type'),
  'a quote missing behind the last text': (text) => text.replace(/(.*)Jacket"/s, '$1Jacket'),
  'a quote too many': (text) => text.replace('Lund"', 'Lund""'),
  'the first brace missing': (text) => text.replace(/\{\s*/, ''),
  'the last brace missing': (text) => text.replace(/\}$/, ''),
  'an inner brace missing': (text) => text.replace(/\{(?=\s*"Amount)/, ''),
  'a bracket missing': (text) => text.replace(/\](?=\s*\}\s*\}$)/, ''),
  'a brace too many': (text) => `${text}}`,
  'a comma missing': (text) => text.replace(/,(?=\s*"ts")/, ''),
  'a comma too many': (text) => text.replace(',', ',,'),
  'a colon missing': (text) => text.replace(/"ts":\s*/, '"ts"'),
  'a word that is none': (text) => text.replace(/"ts":\s*/, '"ts": nope'),
  'the second half missing': (text) => text.slice(0, text.length / 2),
}

const ofTheEnvelope = ['the last brace missing', 'a brace too many']

describe.each(containers)('$name', ({ wrap, pretty, alone }) => {
  const print = (value: object): string => (pretty === true ? JSON.stringify(value, null, 2) : JSON.stringify(value))

  test.each(Object.keys(flaws).filter((name) => alone !== true || !ofTheEnvelope.includes(name)))(
    '%s costs one record',
    (name) => {
      const spoil = flaws[name] ?? ((text: string) => text)
      // without their first braces, neighbours look like one
      const neighbours =
        name === 'the first brace missing'
          ? []
          : [
              [1, 2],
              [0, 3, 4],
            ]
      for (const broken of [[0], [2], [4], [1, 4], ...neighbours]) {
        const texts = [0, 1, 2, 3, 4, 5].map((n) => (broken.includes(n) ? spoil(print(upload(n))) : print(upload(n))))
        const content = wrap(texts)
        const { records, rejects } = collect('clevertap-upload', content, {}, 7)
        const good = [0, 1, 2, 3, 4, 5].filter((n) => !broken.includes(n)).map((n) => `cust-${String(n)}`)
        expect(
          records.map(({ kind, ...record }) => (kind === 'event' && 'identity' in record ? record.identity : null)),
          content,
        ).toEqual(good)
        expect(rejects.map(({ line }) => line)).toEqual(linesOf(content, broken, texts))
      }
    },
  )
})

/** The lines on which the broken texts begin. */
function linesOf(content: string, broken: readonly number[], texts: readonly string[]): number[] {
  let at = 0
  const lines = texts.map((text) => {
    const places = [text, text.replaceAll('\n', '\n    ')]
      .map((shape) => content.indexOf(shape, at))
      .filter((place) => place >= 0)
    at = Math.min(...places)
    return content.slice(0, at++).split('\n').length
  })
  return broken.map((n) => lines[n] ?? 0)
}

test('three broken records of a thousand are three rejects, at random', () => {
  law(
    fc.property(
      fc.constantFrom(...containers.filter(({ alone }) => alone !== true)),
      fc.uniqueArray(fc.nat(332), { minLength: 3, maxLength: 3 }).map((places) => places.map((place) => 3 * place)),
      fc.array(fc.constantFrom(...Object.values(flaws)), { minLength: 3, maxLength: 3 }),
      ({ wrap, pretty }, broken, spoils) => {
        const texts = Array.from({ length: 1000 }, (_, n) => {
          const text = JSON.stringify(upload(n), null, pretty === true ? 2 : 0)
          const which = broken.indexOf(n)
          return which < 0 ? text : (spoils[which]?.(text) ?? text)
        })
        const { records, rejects } = collect('clevertap-upload', wrap(texts))
        expect([records.length, rejects.length]).toEqual([997, 3])
      },
    ),
    { runs: 40 },
  )
})

test.each([
  [
    'garbage between records',
    '[{"identity":"a","profileData":{}},\n??? what is this,\n{"identity":"b","profileData":{}}]',
    2,
  ],
  [
    'a line of prose among records',
    '{"identity":"a","profileData":{}}\nnot json\n{"identity":"b","profileData":{}}',
    2,
  ],
  ['a text where a record belongs', '["x",{"identity":"a","profileData":{}},{"identity":"b","profileData":{}}]', 1],
  [
    'a line feed in a text',
    '[{"identity":"a","profileData":{}},\n{"identity":"c","x":"one\ntwo"},\n{"identity":"b","profileData":{}}]',
    2,
  ],
])('%s is one reject', (_name, content, line) => {
  const { records, rejects } = collect('clevertap-upload', content)
  expect(records).toHaveLength(2)
  expect(rejects.map((reject) => reject.line)).toEqual([line])
})

test.each(containers)('the end cut off $name costs the last record', ({ wrap, pretty }) => {
  const texts = [0, 1, 2].map((n) => JSON.stringify(upload(n), null, pretty === true ? 2 : 0))
  const content = wrap(texts)
  const cut = content.slice(0, content.lastIndexOf('Jacket') + 3)
  const { records, rejects, notes } = collect('clevertap-upload', cut)
  expect(records).toHaveLength(2)
  expect(rejects.map(({ reason }) => reason)).toEqual(['The file ends in the middle of this record.'])
  expect(notes).toEqual(['The file ends in the middle of a record. Import it again when it is complete.'])
})

test('a list that is not closed is noted, and keeps its records', () => {
  const { records, rejects, notes } = collect('clevertap-upload', '{"d":[{"identity":"a","profileData":{}},')
  expect([records.length, rejects.length]).toEqual([1, 0])
  expect(notes).toEqual(['The file ends before its list of records is closed. Import it again when it is complete.'])
})

describe('records at the margin of an envelope at the margin', () => {
  const record = (i: number) => `{"identity":"c-${String(i)}","profileData":{},"platformInfo":[{"platform":"iOS"}]}`
  const page = (records: readonly string[]) =>
    `{"status":"success","records":[\n${records.join(',\n')}\n],"next_cursor":"x"}\n`
  const unclosed = record(9).slice(0, -1)

  test.each([
    ['in the middle of its page', page([record(1), unclosed, record(2)]) + page([record(3)]), ['c-1', 'c-2', 'c-3']],
    [
      'at the end of its page',
      page([record(1), record(2), unclosed]) + page([record(3), record(4)]),
      ['c-1', 'c-2', 'c-3', 'c-4'],
    ],
  ])('are all read but the broken one %s, for pieces of any size', (_title, content, expected) => {
    for (const step of [1, 7, 64, 1 << 20]) {
      const { records, rejects } = collect('clevertap-profiles', content, {}, step)
      expect(records.map((one) => (one.kind === 'profile' ? one.identity : null))).toEqual(expected)
      expect(rejects).toHaveLength(1)
    }
  })
})
