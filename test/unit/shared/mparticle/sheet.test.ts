import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { clevertapValue } from '#shared/mparticle/clevertap-value'
import { csvText } from '#shared/mparticle/csv'
import { sheetCsv, sheetRows, sheetText } from '#shared/mparticle/sheet'
import { law } from '../../law.ts'
import { anyText } from '../template/arbitrary.ts'

const draft: Draft = {
  ...initialDraft,
  name: 'Cart reminder',
  timeZone: 'Asia/Kolkata',
  trigger: {
    kind: 'live-inaction',
    did: { event: 'Added to Cart', where: [{ property: 'price', is: 'greater', value: 10 }] },
    didNot: { event: 'Charged', where: [] },
    withinMinutes: 120,
  },
  profileWhere: [{ property: 'Tier', is: 'one-of', value: ['gold', 'platinum'] }],
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
      include: [],
      exclude: [],
      near: null,
      from: 'computed',
    },
  ],
  pairs: [
    { key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}!' },
    { key: 'event', value: '{{ @Event - price }} on {{ @Charged - date | default: "a good day" }}' },
    { key: 'constant', value: '{{ @Constant - Product | default: "this item" }}' },
    { key: 'similar', value: '{{ @Recommendation similar - Name }}' },
    { key: '=formula', value: '=SUM(A1)' },
  ],
  include: { profileAttributes: ['Tier', 'City'], pushTokens: true },
}

test('the sheet says everything that is to be typed', async () => {
  await expect(sheetText(draft)).toMatchFileSnapshot('../../../fixtures/batch/sheet.txt')
  await expect(sheetCsv(draft)).toMatchFileSnapshot('../../../fixtures/batch/sheet.csv')
})

const formulaStart = /^[=+\-@\t\r\n]/
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell)
const anyCell = fc.oneof(anyText, fc.constantFrom('=1', '+1', '-1', '@x', '\t', '\r', 'a,"b"\n'))

test('no cell of the CSV is a formula, and a reader of CSV gets the sheet back', () => {
  const table = fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), { maxLength: 5 })
  law(
    fc.property(table, (rows) => {
      const read: string[][] = parseCsv(csvText(rows), { relax_column_count: true, record_delimiter: '\r\n' })
      expect(read.flat().filter((cell) => formulaStart.test(cell))).toEqual([])
      const asBytes = rows.map((row) => row.map((cell) => withoutGuard(cell).toWellFormed()))
      expect(read.map((row) => row.map(withoutGuard))).toEqual(asBytes)
    }),
  )
})

test('tokens are written as CleverTap writes them', () => {
  const spelled = (value: string, kind?: 'past-behaviour') =>
    clevertapValue(value, { trigger: kind === undefined ? null : { kind, match: 'all', did: [], didNot: [] } }).text
  expect(spelled('{{ @Profile - First Name | default: "there" }}')).toBe('@Profile - First Name | default: "there"')
  expect(spelled('{{ @Profile - City }}')).toBe('@Profile - City | default: ""')
  expect(spelled('{{ @Charged - date | default: "x" }}')).toBe('{{ @Charged - date | default: "x" }}')
  expect(spelled('{{ @Constant - Product | default: "x" }}')).toBe('{{ ConstantEventProperty | default:"x" }}')
  expect(spelled('{{ @Constant #2 - Product | default: "x" }}', 'past-behaviour')).toBe(
    '{{ ConstantEventProperty[1] | default:"x" }}',
  )
})

test('what CleverTap does not document is said beside it', () => {
  const notes = (value: string) => clevertapValue(value, { trigger: null }).notes
  expect(notes('{{ @Recommendation similar - Name }}')).toEqual([
    expect.stringContaining('not documented by CleverTap'),
  ])
  expect(notes('{{ @Profile - Name | default: "[x]" }}')).toEqual([expect.stringContaining('“]”')])
  expect(notes('plain')).toEqual([])
})

test('literal text stays as it is', () => {
  law(
    fc.property(anyText, (text) => {
      fc.pre(!/[{@$]/.test(text))
      expect(clevertapValue(text, { trigger: null })).toEqual({ text, notes: [] })
    }),
  )
})

test('every trigger has words', () => {
  const words = (trigger: Draft['trigger']) => sheetRows({ ...draft, trigger }).find(({ key }) => key === 'Who')?.value
  expect(words(null)).toBe('Everyone who meets the profile conditions, without an event.')
  expect(words({ kind: 'live-action', event: 'Charged', where: [] })).toBe('Live behaviour, action: does “Charged”.')
  const did = [
    { event: 'Charged', where: [], withinDays: 30 },
    { event: 'Viewed', where: [] },
  ]
  expect(words({ kind: 'past-behaviour', match: 'any', did, didNot: [{ event: 'Stopped', where: [] }] })).toBe(
    'Past behaviour: did any of “Charged” in the last 30 days, “Viewed”; did not do “Stopped”.',
  )
})
