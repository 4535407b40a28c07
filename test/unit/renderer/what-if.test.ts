import { describe, expect, it } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { ExactNumber } from '#shared/json/exact-number'
import type { Recipient } from '#shared/sample/recipient'
import { editedFrom, isSameValue, valueFrom } from '../../../renderer/src/preview/edited-value.ts'
import { usedProperties } from '../../../renderer/src/preview/used-properties.ts'
import { withOverrides } from '../../../renderer/src/state/what-if.ts'
import { compile } from '#shared/resolve/compile'

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
          { name: 'City', property: 'City', real: 'Oslo' },
          { name: 'Age', property: 'Age', real: 35 },
          { name: 'Identity', property: 'Identity', real: undefined },
          { name: 'Email', property: 'Email', real: undefined },
        ],
      ],
      [
        'Added to Cart',
        true,
        [
          { name: 'product', property: 'product', real: 'Shirt' },
          { name: 'size', property: 'size', real: undefined },
        ],
      ],
      ['Charged', false, [{ name: 'Amount', property: 'Amount', real: undefined }]],
    ])
  })
})

describe('the values of a what-if', () => {
  const nobody: Recipient = {
    ...{ identity: 'b', profile: {}, event: null, newest: new Map(), constant: [], items: new Map() },
    asOf: Date.UTC(2025, 5, 1),
  }
  const draft: Draft = {
    ...initialDraft,
    trigger: { kind: 'live-action', event: 'Charged', where: [] },
    aliases: [{ name: 'Product', properties: {} }],
    constant: 'Product',
    pairs: [
      {
        key: 'a',
        value:
          '{{ @Profile - City }} {{ @Event - Amount }} {{ @Charged - Amount }} {{ @Constant - Product }} {{ @Recommendation similar - Name }}',
      },
    ],
  }
  const text = (recipient: Recipient) => compile(draft).texts(recipient).join()

  it('cover every source, for a user who has none of it', () => {
    const scopes = usedProperties(draft, nobody)
    const wanted = [
      ['profile', ''],
      ['event', 'Charged'],
      ['constant', ''],
      ['item', 'similar'],
    ]
    expect(scopes.map(({ kind, scope }) => [kind, scope])).toEqual(wanted)
    const overrides = scopes.flatMap(({ kind, scope, properties }) =>
      properties.map(({ property }) => ({ kind, scope, property, value: `${kind}!` })),
    )
    expect(text(withOverrides(nobody, overrides, 'Charged'))).toBe('profile! event! event! constant! item!')
    expect(text(withOverrides(nobody, [], 'Charged'))).toBe('    ')
  })

  it('take a value away as the samples lack it', () => {
    const some: Recipient = { ...nobody, profile: { City: 'Oslo' }, constant: ['Jeans'] }
    const gone = [
      { kind: 'profile', scope: '', property: 'City', value: undefined },
      { kind: 'constant', scope: '', property: '1', value: undefined },
    ] as const
    expect(withOverrides(some, gone, 'Charged')).toMatchObject({ profile: {}, constant: [] })
  })
})
