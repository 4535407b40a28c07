import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { rename } from '#shared/assist/rename'
import { usages } from '#shared/assist/usages'
import { applyFix } from '#shared/check/fix'

const draft: Draft = {
  ...initialDraft,
  trigger: { kind: 'live-action', event: 'Charged', where: [{ property: 'amount', is: 'exists' }] },
  profileWhere: [{ property: 'amount', is: 'exists' }],
  aliases: [{ name: 'Price', properties: { Charged: 'amount', Viewed: 'amount' } }],
  recommendations: [
    {
      ...{
        slot: 's',
        catalog: 'c',
        event: 'Charged',
        eventProperty: 'amount',
        catalogColumn: 'Identity',
        lookBackDays: 1,
      },
      ...{
        position: 1,
        include: [{ column: 'Price', is: 'equals', sameAs: 'amount' }],
        exclude: [],
        near: null,
        from: 'computed',
      },
    },
  ],
  pairs: [
    { key: 'amount', value: 'amount: {{@Event - amount}}, {{ @Charged - amount|default:"1" }}' },
    { key: 'b', value: '{{ @Profile - amount }} @Profile - amount | default: "x" {{ @Viewed - amount }}' },
  ],
  include: { profileAttributes: ['amount', 'x'], pushTokens: false },
  payload: { ...initialDraft.payload, identities: { other: 'amount', email: 'Email' } },
}

test('renames an event’s property everywhere, and nothing else', () => {
  const renamed = applyFix(
    draft,
    rename(draft, { scope: { kind: 'event', name: 'Charged' }, from: 'amount', to: 'a | b' }),
  )
  expect(renamed).toEqual({
    ...draft,
    trigger: { kind: 'live-action', event: 'Charged', where: [{ property: 'a | b', is: 'exists' }] },
    aliases: [{ name: 'Price', properties: { Charged: 'a | b', Viewed: 'amount' } }],
    recommendations: [
      {
        ...draft.recommendations[0],
        eventProperty: 'a | b',
        include: [{ column: 'Price', is: 'equals', sameAs: 'a | b' }],
      },
    ],
    pairs: [
      { key: 'amount', value: 'amount: {{ @Event - "a | b" }}, {{ @Charged - "a | b" | default: "1" }}' },
      draft.pairs[1],
    ],
  })
})

test('renames a profile property everywhere, and nothing else', () => {
  const renamed = applyFix(draft, rename(draft, { scope: { kind: 'profile' }, from: 'amount', to: 'Sum' }))
  expect(renamed).toEqual({
    ...draft,
    profileWhere: [{ property: 'Sum', is: 'exists' }],
    pairs: [
      draft.pairs[0],
      { key: 'b', value: '{{ @Profile - Sum }} {{ @Profile - Sum | default: "x" }} {{ @Viewed - amount }}' },
    ],
    include: { profileAttributes: ['Sum', 'x'], pushTokens: false },
    payload: { ...draft.payload, identities: { other: 'Sum', email: 'Email' } },
  })
})

test('lists every use', () => {
  const parts = (scope: Parameters<typeof usages>[1]) =>
    usages(draft, scope, 'amount').map(({ part, pair }) => [part, pair])
  expect(parts({ kind: 'profile' })).toEqual([
    ['pairs', 1],
    ['pairs', 1],
    ['profileWhere', null],
    ['include', null],
    ['payload', null],
  ])
  expect(parts({ kind: 'event', name: 'Viewed' })).toEqual([
    ['pairs', 1],
    ['aliases', null],
  ])
  expect(parts({ kind: 'event', name: 'Charged' })).toEqual([
    ['pairs', 0],
    ['pairs', 0],
    ['trigger', null],
    ['aliases', null],
    ['recommendations', null],
  ])
})

test('a rename to the same name does nothing', () => {
  expect(rename(draft, { scope: { kind: 'profile' }, from: 'amount', to: 'amount' }).edits).toEqual([])
})
