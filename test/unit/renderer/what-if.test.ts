import { describe, expect, it } from 'vitest'
import { ExactNumber } from '#shared/json/exact-number'
import { missingSource, readerOf } from '#shared/resolve/read'
import type { Recipient } from '#shared/sample/recipient'
import { editedFrom, isSameValue, valueFrom } from '../../../renderer/src/preview/edited-value.ts'
import { overridesOf, type Place, withWhatIfs } from '../../../renderer/src/state/what-ifs.ts'

describe('an edited value', () => {
  it('comes back as it was', () => {
    const values = ['text', '', ' ', 0, -1.5, true, false, null, undefined, ['a', 1], { a: 1 }, '$D_20250529']
    for (const value of values) {
      expect(valueFrom(editedFrom(value, 'UTC'), value), JSON.stringify(value)).toEqual({ value })
    }
  })

  it('keeps the digits of a long number', () => {
    const id = new ExactNumber('3384366772038201531')
    const edited = editedFrom(id, 'UTC')
    expect(edited).toEqual({ kind: 'number', text: '3384366772038201531' })
    expect(isSameValue(valueFrom(edited, id)?.value, id)).toBe(true)
  })

  it('is nothing where the text is not of its kind', () => {
    for (const text of ['', 'twelve', '1,5', '01', 'NaN', '0x10'])
      expect(valueFrom({ kind: 'number', text }, undefined), text).toBeUndefined()
    expect(valueFrom({ kind: 'date', text: '2025-5-1' }, undefined)).toBeUndefined()
  })

  it('shows a moment as the day it is in the draft’s time zone', () => {
    expect(editedFrom('$D_1748559600', 'Asia/Kolkata')).toEqual({ kind: 'date', text: '2025-05-30' })
    expect(editedFrom('$D_1748559600', 'UTC')).toEqual({ kind: 'date', text: '2025-05-29' })
  })
})

describe('a what-if', () => {
  const recipient: Recipient = {
    identity: 'a',
    profile: { City: 'Oslo' },
    event: { name: 'Added to Cart', ts: 0, properties: { product: 'Shirt' } },
    newest: new Map(),
    constant: ['Shirt', 'Coat'],
    items: new Map(),
    asOf: 5,
  }
  const tokens: readonly (Place & { readonly gone: string | null })[] = [
    { source: { kind: 'profile' }, field: 'City', gone: null },
    { source: { kind: 'event' }, field: 'size', gone: 'no-event' },
    { source: { kind: 'named-event', name: 'Charged' }, field: 'Amount', gone: 'no-event' },
    { source: { kind: 'constant', nth: 4 }, field: 'Product', gone: 'no-value' },
    { source: { kind: 'recommendation', slot: 'similar' }, field: 'Name', gone: 'no-item' },
  ]

  it.each(tokens)('puts a value where $source.kind is read, also where nothing is there', ({ source, field }) => {
    const token = { source, field, default: null }
    for (const value of ['Tried', 7, null, '', ' ', 'NULL']) {
      const tried = withWhatIfs({ ...recipient, event: null, constant: [] }, [{ source, field, value }])
      expect(readerOf(token)(tried)).toBe(value)
      expect(missingSource(token, tried)).toBeUndefined()
    }
  })

  it.each(tokens)('takes away what $source.kind is read from', ({ source, field, gone }) => {
    const token = { source, field, default: null }
    const tried = withWhatIfs(recipient, [
      { source, field, value: undefined, ...(gone === null ? {} : { isGone: true }) },
    ])
    expect(readerOf(token)(tried)).toBeUndefined()
    expect(missingSource(token, tried) ?? null).toBe(gone)
  })

  it('is kept by a pin where a pin can keep it', () => {
    const city = { source: { kind: 'profile' }, field: 'City', value: 'Bergen' } as const
    const size = { source: { kind: 'event' }, field: 'size', value: 'L' } as const
    const constant = { source: { kind: 'constant', nth: 1 }, field: 'Product', value: 'Hat' } as const
    expect(overridesOf([city, size], recipient)).toEqual([
      { scope: null, property: 'City', value: 'Bergen' },
      { scope: 'Added to Cart', property: 'size', value: 'L' },
    ])
    expect(overridesOf([city, constant], recipient)).toBeNull()
    expect(overridesOf([size], { ...recipient, event: null })).toBeNull()
  })
})
