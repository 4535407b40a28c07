import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '#shared/check/check'
import { diagnose } from '#shared/check/diagnose'
import type { Token } from '#shared/template/node'
import { textChange } from '../../../../renderer/src/editor/text-change.ts'
import { changedPlace } from '../../../../renderer/src/state/changed-place.ts'
import { tokenLines } from '../../../../renderer/src/pairs/token-lines.ts'
import { valueParts } from '../../../../renderer/src/pairs/value-parts.ts'
import { law } from '../../law.ts'
import { draftOf, property as seen, world } from './sketch.ts'

describe('textChange', () => {
  it('makes the one text the other, and cuts no character in two', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '😀', '😁', 'ا', '\n')).map((chars) => chars.join(''))
    law(
      fc.property(text, text, (before, after) => {
        const { span, text: put } = textChange(before, after)
        expect(before.slice(0, span.start) + put + before.slice(span.end)).toBe(after)
        for (const cut of [before.slice(0, span.start), put, before.slice(span.end)])
          expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('changedPlace', () => {
  const [a, b, c] = [
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
    { key: 'c', value: '3' },
  ]

  it('finds the field that an undo changed, or the row that came or went', () => {
    expect(changedPlace([a, b], [a, { ...b, value: '!' }])).toEqual({ pair: 1, field: 'value' })
    expect(changedPlace([a, b], [a, { ...b, key: '!' }])).toEqual({ pair: 1, field: 'key' })
    expect(changedPlace([a, b, c], [b, a, c])).toEqual({ pair: 0, field: 'row' })
    expect(changedPlace([a, c], [a, b, c])).toEqual({ pair: 1, field: 'row' })
    expect(changedPlace([a, b], [a])).toEqual({ pair: 0, field: 'row' })
    expect(changedPlace([a, b], [a, b])).toBeNull()
  })
})

describe('valueParts', () => {
  it('leaves the space between chips unmarked where the whole value is wrong, and marks the words beside them', () => {
    const source = '{{ @Profile - City }} {{ @Profile - Tier }} to be'
    const place = { part: 'pairs', pair: 0, field: 'value', span: { start: 0, end: source.length } } as const
    const parts = valueParts(source, [diagnose('value-length-mparticle', place, 'too long')], '')
    expect(parts.flatMap((part) => (part.kind === 'text' ? [[part.text, part.wrong]] : []))).toEqual([
      [' ', null],
      [' to be', 'warning'],
    ])
  })

  const parts = (value: string) =>
    valueParts(
      value,
      check(draftOf(value), world.schema).filter(({ place }) => place.field === 'value'),
      'd',
    )

  it('shows a token as a chip with its source, name and default', () => {
    expect(parts('Hi {{ @Profile - City | default: "x" }}!')).toMatchObject([
      { kind: 'text', text: 'Hi ', start: 0 },
      { kind: 'chip', source: 'Profile', token: { field: 'City', default: 'x' }, outcome: 'default', problem: null },
      { kind: 'text', text: '!' },
    ])
  })

  it('says why a name cannot be right, and marks text that was meant as a token', () => {
    expect(parts('{{ @Profile - Citty }}')[0]).toMatchObject({ problem: expect.stringContaining('Citty') as string })
    expect(parts('a {{ @Profile City }} b')).toMatchObject([
      { text: 'a ', wrong: null },
      { text: '{{ @Profile City }}', wrong: 'error' },
      { text: ' b', wrong: null },
    ])
  })

  it('drops no character of the text around the tokens', () => {
    law(
      fc.property(fc.array(fc.constantFrom('{{', '}}', '@Profile - City', ' ', 'x', '😀', '|', '"')), (words) => {
        const value = words.join('')
        const shown = parts(value).map((part) =>
          part.kind === 'text' ? part.text : value.slice(part.span.start, part.span.end),
        )
        expect(shown.join('')).toBe(value)
      }),
    )
  })
})

describe('tokenLines', () => {
  const lines = (text: string) => tokenLines(text, text.length, world, null)
  const groupsOf = (text: string) => lines(text).lines.flatMap((line) => (line.kind === 'header' ? [line.group] : []))
  const labels = (text: string) => lines(text).lines.flatMap((line) => (line.kind === 'item' ? [line.item.label] : []))

  it('lists every source under its header', () => {
    expect(groupsOf('@')).toEqual(['Profile', 'Event', 'Other events', 'Constant', 'Recommendations'])
  })

  it('puts the best fit first, whatever it is from, once something is typed', () => {
    expect(groupsOf('@product_n')).toEqual([])
    expect(labels('@product_n')[0]).toBe('Added to Cart - product_name')
    expect(labels('@pro').indexOf('Product')).toBeLessThan(3)
    expect(labels('@pro').indexOf('Product')).toBeLessThan(labels('@pro').indexOf('City'))
    expect(labels('@ci')[0]).toBe('City')
  })

  it('begins with what was used lately, each once, as far as it still exists', () => {
    const recent = ['Tier', 'Gone', 'City', 'Email', 'Country'].map((field): Token => ({
      source: { kind: 'profile' },
      field,
      default: null,
    }))
    const { lines } = tokenLines('@', 1, world, null, recent)
    const shown = lines.flatMap((line) => (line.kind === 'item' ? [line.item.label] : []))
    expect(lines[0]).toEqual({ kind: 'header', group: 'Recent', total: 3 })
    expect(shown.slice(0, 3)).toEqual(['Tier', 'City', 'Email'])
    expect(shown.filter((label) => label === 'Tier')).toHaveLength(1)
    expect(tokenLines('@c', 2, world, null, recent).lines[0]?.kind).toBe('item')
  })

  it('has names of people before other properties', () => {
    const names = ['Aaa', 'last_name', 'Name', 'First Name', 'Zip'].map((name) => [name, seen(name)] as const)
    const profiles = { total: 100, complete: true, properties: new Map(names) }
    const within = { ...world, schema: { ...world.schema, profiles } }
    const [, ...shown] = tokenLines('@', 1, within, null).lines
    expect(shown.slice(0, 4).map((line) => line.kind === 'item' && line.item.label)).toEqual([
      'First Name',
      'Name',
      'last_name',
      'Aaa',
    ])
  })

  it('shows the rest of a long group on demand', () => {
    const more = lines('@').lines.find((line) => line.kind === 'more')
    expect(more).toMatchObject({ group: 'Profile' })
    const all = tokenLines('@', 1, world, 'Profile').lines
    expect(all.filter((line) => line.kind === 'more')).toEqual([])
    expect(all.length).toBeGreaterThan(7)
  })

  it('takes a name that no sample has, but not for the rest of a sentence', () => {
    expect(labels('{{ @Shoe size')).toContain('Use “Shoe size” as a profile property')
    expect(lines('@zzzz').eager).toBe(false)
    expect(labels('@zzzz and so on')).toEqual([])
  })
})
