import { describe, expect, it } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { compile } from '#shared/resolve/compile'
import { noSamples, type ObservedProperty, type ObservedSchema } from '#shared/sample/observed'
import type { Recipient } from '#shared/sample/recipient'
import { rowMaker } from '../../../renderer/src/preview/preview-rows.ts'

const recipient: Recipient = {
  identity: 'a',
  profile: { City: 'Oslo' },
  event: null,
  newest: new Map(),
  constant: [],
  items: new Map(),
  asOf: 0,
}
const schema: ObservedSchema = {
  ...noSamples,
  profiles: { total: 1, complete: true, properties: new Map([['City', { name: 'City' } as ObservedProperty]]) },
}
const draftOf = (...values: readonly string[]): Draft => ({
  ...initialDraft,
  pairs: values.map((value, index) => ({ key: `key ${index}`, value })),
})
const ids = [1, 2, 3]

function rowsOf(draft: Draft, make = rowMaker(), of = recipient) {
  return make(compile(draft).resolve(of), ids, { draft, recipient: of, schema })
}

describe('the rows of the preview', () => {
  it('tell values, defaults and empty pieces apart, and name what no sample has', () => {
    const [row] = rowsOf(draftOf('In {{ @Profile - City }} {{ @Profile - Citty | default: "x" }}{{ @Charged - a }}'))
    expect(row?.pieces.map(({ text, from, unknown }) => [text, from, unknown])).toEqual([
      ['In ', 'text', null],
      ['Oslo', 'value', null],
      [' ', 'text', null],
      ['x', 'default', 'Citty'],
      ['', 'empty', null],
    ])
  })

  it('mark text that was meant as a token, and nothing else of it', () => {
    const [row] = rowsOf(draftOf('a {{ @Profile City }} b'))
    expect(row?.pieces.map(({ text, unknown }) => [text, unknown !== null])).toEqual([
      ['a ', false],
      ['{{ @Profile City }}', true],
      [' b', false],
    ])
  })

  it('are the same objects where their pair did not change, and others for another user', () => {
    const make = rowMaker()
    const before = rowsOf(draftOf('{{ @Profile - City }}', 'b'), make)
    const after = rowsOf(draftOf('{{ @Profile - City }}', 'c'), make)
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    expect(rowsOf(draftOf('{{ @Profile - City }}', 'c'), make, { ...recipient })[0]).not.toBe(after[0])
  })
  it('are made when they are looked at, and once', () => {
    let reads = 0
    const draft = draftOf('{{ @Profile - City }}', 'b')
    const pairs = compile(draft)
      .resolve(recipient)
      .map(({ pieces, ...pair }) => ({
        ...pair,
        get pieces() {
          reads++
          return pieces
        },
      }))
    const rows = rowMaker()(pairs, ids, { draft, recipient, schema })
    expect(reads).toBe(0)
    expect(rows[0]?.pieces.map(({ text }) => text)).toEqual(['Oslo'])
    expect(rows[0]?.rest).toBe(0)
    expect(rows[0]?.pieces).toBe(rows[0]?.pieces)
    expect(reads).toBe(1)
  })
})
