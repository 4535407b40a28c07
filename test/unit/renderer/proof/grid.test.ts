import { describe, expect, it } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { Recipient } from '#shared/sample/recipient'
import { cellMaker, differing } from '../../../../renderer/src/proof/grid-cells.ts'
import { moved } from '../../../../renderer/src/proof/grid-keys.ts'
import { copied, gridCsv, gridJson, tabbed } from '../../../../renderer/src/proof/grid-text.ts'
import { whatIfFields } from '../../../../renderer/src/proof/what-if-fields.ts'

const person = (profile: Recipient['profile']): Recipient => ({
  ...{ identity: 'a', profile, event: null, newest: new Map(), constant: [], items: new Map() },
  ...{ asOf: 0, importedAt: 0 },
})
const draftOf = (...values: readonly string[]): Draft => ({
  ...initialDraft,
  pairs: values.map((value, i) => ({ key: `key ${String(i)}`, value })),
})

describe('the cells of a grid', () => {
  const people = [person({ Name: 'Mira', City: 'Lund' }), person({ Name: 'Björn' }), null]

  it('hold what each pair comes to, and nothing for one who gets nothing', () => {
    const cells = cellMaker()(
      draftOf('Hi {{ @Profile - Name }}', '{{ @Profile - City | default: "here" }}'),
      50,
      people,
    )
    expect(cells.map((column) => column?.map(({ text }) => text) ?? null)).toEqual([
      ['Hi Mira', 'Lund'],
      ['Hi Björn', 'here'],
      null,
    ])
  })

  it('are the same objects as before where nothing in them changed', () => {
    const make = cellMaker()
    const before = make(draftOf('Hi {{ @Profile - Name }}', 'a'), 50, people)
    const after = make(draftOf('Hi {{ @Profile - Name }}', 'ab'), 50, people)
    expect(after[0]?.[0]).toBe(before[0]?.[0])
    expect(after[0]?.[1]).not.toBe(before[0]?.[1])
  })

  it('are made for as many pairs as are shown', () => {
    expect(cellMaker()(draftOf('a', 'b', 'c'), 2, people)[0]).toHaveLength(2)
  })

  it('are marked where they differ from the first', () => {
    const [first, second] = cellMaker()(draftOf('Hi {{ @Profile - Name }}!'), 50, people)
    const cell = second?.[0] ?? expect.unreachable()
    expect([...differing(cell, first?.[0])]).toEqual([1])
    expect([...differing(cell, undefined)]).toEqual([])
  })

  it('say which properties can be given another value, each once', () => {
    const [cells] = cellMaker()(
      draftOf('{{ @Profile - Name }} {{ @Profile - Name }} {{ @Profile - Tier }}'),
      50,
      people,
    )
    expect(whatIfFields(cells?.[0]?.pieces ?? [])).toEqual([
      { scope: null, property: 'Name', text: 'Mira' },
      { scope: null, property: 'Tier', text: '' },
    ])
  })
})

describe('the keys of a grid', () => {
  const size = { rows: 3, columns: 2 }
  const from = (row: number, column: number, key: string, ctrlKey = false) => {
    const to = moved({ row, column }, { key, ctrlKey }, size)
    return to === null ? null : [to.row, to.column]
  }

  it('move to the keys and the people, and no further', () => {
    expect(from(0, 0, 'ArrowUp')).toEqual([-1, 0])
    expect(from(-1, 0, 'ArrowUp')).toEqual([-1, 0])
    expect(from(0, 0, 'ArrowLeft')).toEqual([0, -1])
    expect(from(2, 1, 'ArrowDown')).toEqual([2, 1])
    expect(from(2, 1, 'ArrowRight')).toEqual([2, 1])
    expect(from(2, 1, 'Home')).toEqual([2, 0])
    expect(from(0, 0, 'End', true)).toEqual([2, 1])
    expect(from(0, 0, 'x')).toBeNull()
  })
})

describe('a grid as text', () => {
  const texts = {
    keys: ['title', '=cmd'],
    columns: [
      { identity: 'a', shows: ['x'], skipped: null, texts: ['Hi, you', '@SUM(1)'] },
      { identity: 'b', shows: [], skipped: 'is stopped', texts: [] },
    ],
  }

  it('is CSV that a spreadsheet takes for text', () => {
    expect(gridCsv(texts)).toBe(`pair,a,b\r\ntitle,"Hi, you",\r\n'=cmd,'@SUM(1),\r\n`)
  })

  it('is JSON with the people in order', () => {
    expect(JSON.parse(gridJson(texts))).toEqual([
      {
        ...{ identity: 'a', shows: ['x'], skipped: null },
        pairs: [
          { key: 'title', text: 'Hi, you' },
          { key: '=cmd', text: '@SUM(1)' },
        ],
      },
      { identity: 'b', shows: [], skipped: 'is stopped', pairs: [] },
    ])
  })

  it('is pasted as cells, whatever is in them', () => {
    expect(tabbed(['a', 'b\tc', 'd "e"\nf'])).toBe('a\t"b\tc"\t"d ""e""\nf"')
  })

  it.each([
    [-1, -1, 'Grid', gridCsv(texts)],
    [0, -1, 'Row', 'title\tHi, you\t'],
    [-1, 0, 'Column', 'pair\ta\ntitle\tHi, you\n=cmd\t@SUM(1)'],
    [1, 0, 'Text', '@SUM(1)'],
    [1, 1, 'Text', ''],
  ])('is copied from row %i, column %i as a %s', (row, column, what, text) => {
    expect(copied(texts, { row, column })).toEqual({ what, text })
  })
})
