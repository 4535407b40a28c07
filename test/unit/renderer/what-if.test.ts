import { describe, expect, it } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { ExactNumber } from '#shared/json/exact-number'
import type { Recipient } from '#shared/sample/recipient'
import { editedFrom, isSameValue, valueFrom } from '../../../renderer/src/preview/edited-value.ts'
import { usedProperties } from '../../../renderer/src/preview/used-properties.ts'

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

describe('the properties that a draft uses', () => {
  const recipient: Recipient = {
    identity: 'a',
    profile: { City: 'Oslo', DOB: '$D_19900101' },
    event: { name: 'Added to Cart', ts: 0, properties: { product: 'Shirt' } },
    newest: new Map(),
    constant: [],
    items: new Map(),
    asOf: Date.UTC(2025, 5, 1),
  }

  it('stand by scope, each once, with what the sample has', () => {
    const draft = {
      ...initialDraft,
      pairs: [
        {
          key: 'a',
          value: '{{ @Event - product }} {{ @Profile - City }} {{ @Profile - City }} {{ @Charged - Amount }}',
        },
        { key: 'b', value: '{{ @Profile - Age }} {{ @Added to Cart - size }}' },
      ],
    }
    const scopes = usedProperties(draft, recipient)
    expect(scopes.map(({ title, exists, properties }) => [title, exists, properties])).toEqual([
      [
        'Profile',
        true,
        [
          { name: 'City', real: 'Oslo' },
          { name: 'Age', real: 35 },
          { name: 'Identity', real: undefined },
          { name: 'Email', real: undefined },
        ],
      ],
      [
        'Added to Cart',
        true,
        [
          { name: 'product', real: 'Shirt' },
          { name: 'size', real: undefined },
        ],
      ],
      ['Charged', false, [{ name: 'Amount', real: undefined }]],
    ])
  })
})
