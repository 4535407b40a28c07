import { expect, test } from 'vitest'
import {
  firstChoices,
  mappingOf,
  missingRoles,
  placeOfRole,
  toldOfChoices,
  wantsChoices,
  withColumn,
  withKind,
  withRole,
} from '#shared/sample/column-choices'
import { nothingTold } from '#shared/sample/column-mapping'
import type { LookedColumn, TableLook } from '#shared/sample/table-look'

const column = (name: string, more: Partial<LookedColumn> = {}): LookedColumn => ({
  ...{ name, declared: null, sight: 'text', dates: [], becomes: name },
  ...more,
})

const look = (columns: readonly (string | LookedColumn)[], more: Partial<TableLook> = {}): TableLook => ({
  ...{ file: 'a.csv', rows: [], format: null, trouble: 'No column “identity”.', encoding: 'utf-8' },
  columns: columns.map((one) => (typeof one === 'string' ? column(one) : one)),
  ...{ mapping: null, told: nothingTold, isKept: false, feed: null },
  ...more,
})

test('the column that seems to hold the identity is proposed, and the choice is a mapping', () => {
  const choices = firstChoices(look(['Name', 'Customer No.', 'City']))
  expect(placeOfRole(choices, 'identity')).toBe(1)
  expect(mappingOf(choices)).toEqual({ identity: 'Customer No.', names: [], types: [] })
  expect(missingRoles(choices)).toEqual([])
  const other = withRole(choices, 'identity', 0)
  expect(mappingOf(other)).toEqual({ identity: 'Name', names: [], types: [] })
  expect(missingRoles(withRole(choices, 'identity', -1))).toEqual(['Identity'])
})

test('a product feed is proposed as a catalog', () => {
  const feed = [
    ['id', 'Identity'],
    ['title', 'Name'],
    ['image_link', 'ImageURL'],
  ] as const
  const choices = firstChoices(look(['id', 'title', 'image_link', 'price'], { feed }))
  expect(choices.kind).toBe('catalog')
  expect(mappingOf(choices)).toEqual({ identity: null, names: feed, types: [] })
  expect(toldOfChoices(choices, null)).toEqual({ format: 'catalog', eventName: null, encoding: null })
})

test('columns of events are told by their names, and a name for all events stands in for a column', () => {
  const choices = firstChoices(look(['user_id', 'event', 'created at', 'amount']))
  expect(choices.kind).toBe('csv-events')
  expect(mappingOf(choices)).toEqual({
    identity: 'user_id',
    names: [
      ['event', 'evtName'],
      ['created at', 'ts'],
    ],
    types: [],
  })
  const unnamed = withRole(choices, 'evtName', -1)
  expect(missingRoles(unnamed)).toEqual(['Event'])
  const named = { ...unnamed, eventName: ' Charged ' }
  expect(missingRoles(named)).toEqual([])
  expect(toldOfChoices(named, 'windows-1250')).toEqual({
    ...{ format: 'csv-events', eventName: 'Charged', encoding: 'windows-1250' },
  })
})

test('users known by an e-mail address need no column of the identity', () => {
  const choices = firstChoices(look(['Email', 'City']))
  expect(missingRoles(choices)).toEqual([])
  expect(mappingOf(choices)).toEqual({ identity: null, names: [], types: [] })
})

test('dates of one spelling are proposed as such, of two they are not', () => {
  const dates = ['dd/MM/yyyy', 'MM/dd/yyyy']
  const choices = firstChoices(
    look([
      'id',
      column('born', { sight: 'date', dates: ['dd/MM/yyyy'] }),
      column('seen', { sight: 'date', dates }),
      column('said', { sight: 'date', dates: ['date'], declared: 'Unix' }),
    ]),
  )
  expect(mappingOf(choices).types).toEqual([['born', 'dd/MM/yyyy']])
  expect(mappingOf(withColumn(choices, 2, { type: 'MM/dd/yyyy' })).types).toContainEqual(['seen', 'MM/dd/yyyy'])
})

test('a column that has a role by its own name gives it up', () => {
  const choices = firstChoices(look(['identity', 'number'], { format: 'csv-profiles', trouble: null }))
  expect(mappingOf(choices)).toEqual({ identity: null, names: [], types: [] })
  expect(mappingOf(withRole(choices, 'identity', 1))).toEqual({
    ...{ identity: 'number', names: [['identity', 'identity (in the file)']], types: [] },
  })
})

test('another kind keeps the identity, and gives up the roles it does not have', () => {
  const choices = firstChoices(look(['user_id', 'event', 'time', 'image']))
  const users = withKind(choices, 'csv-profiles')
  expect(mappingOf(users)).toEqual({ identity: 'user_id', names: [], types: [] })
  const catalog = withKind(users, 'catalog')
  expect(mappingOf(catalog).names).toEqual([
    ['user_id', 'Identity'],
    ['image', 'ImageURL'],
  ])
  expect(mappingOf(withKind(catalog, 'csv-events'))).toEqual(mappingOf(choices))
})

test('what was chosen before is what is shown', () => {
  const mapping = { identity: 'No', names: [['Stadt', 'City'] as const], types: [['born', 'dd/MM/yyyy'] as const] }
  const told = { ...nothingTold, format: 'csv-profiles' as const }
  const choices = firstChoices(look(['no', 'Stadt', 'born'], { mapping, told, isKept: true, format: 'csv-profiles' }))
  expect(mappingOf(choices)).toEqual({ ...mapping, identity: 'no' })
})

test('a table is asked about only where a column that it needs has no name', () => {
  expect(wantsChoices(look(['a', 'b']))).toBe(true)
  expect(wantsChoices(look(['identity'], { format: 'csv-profiles', trouble: null }))).toBe(false)
  expect(wantsChoices(look([column('id', { becomes: 'Identity' }), 'ImageURL'], { format: 'catalog' }))).toBe(true)
  expect(wantsChoices(look([column('identity', { becomes: 'Identity' })], { format: 'csv-profiles' }))).toBe(false)
})
