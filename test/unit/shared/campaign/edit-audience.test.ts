import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Trigger } from '#shared/campaign/draft'
import {
  changeAlias,
  holdAlias,
  type TriggerKind,
  withKind,
  withOperator,
  withProperty,
} from '#shared/campaign/edit-audience'
import { initialDraft } from '#shared/campaign/initial'
import { law } from '../../law.ts'
import { anyDraft } from '../audience/histories.ts'

const where = [{ property: 'price', is: 'greater', value: 5 }] as const
const action: Trigger = { kind: 'live-action', event: 'Added', where }
const inaction: Trigger = {
  kind: 'live-inaction',
  did: { event: 'Added', where },
  didNot: { event: 'Charged', where: [] },
  withinMinutes: 45,
}
const past: Trigger = {
  kind: 'past-behaviour',
  match: 'any',
  did: [
    { event: 'Added', where, withinDays: 9 },
    { event: 'Viewed', where: [] },
  ],
  didNot: [{ event: 'Charged', where: [] }],
}
const kinds: readonly TriggerKind[] = ['everybody', 'live-action', 'live-inaction', 'past-behaviour']

describe('another kind of trigger', () => {
  test('takes along the event that is done, and the one that is not', () => {
    expect(withKind(inaction, 'live-action')).toEqual(action)
    expect(withKind(action, 'live-inaction')).toMatchObject({ did: { event: 'Added', where }, withinMinutes: 120 })
    expect(withKind(inaction, 'past-behaviour')).toMatchObject({
      did: [{ event: 'Added', where }],
      didNot: [{ event: 'Charged' }],
    })
    expect(withKind(past, 'live-inaction')).toMatchObject({
      did: { event: 'Added', where },
      didNot: { event: 'Charged' },
    })
    expect(withKind(past, 'everybody')).toBeNull()
  })

  test('there and back is the same, for every two kinds', () => {
    for (const trigger of [action, inaction, past])
      for (const kind of kinds) expect(withKind(withKind(trigger, kind), trigger.kind, trigger)).toEqual(trigger)
  })

  test('is of that kind, whatever it was', () => {
    law(
      fc.property(anyDraft, anyDraft, fc.constantFrom(...kinds), ({ trigger }, { trigger: before }, kind) => {
        expect(withKind(trigger, kind, before)?.kind ?? 'everybody').toBe(kind)
      }),
    )
  })
})

test('an operator keeps the value as far as it takes one', () => {
  const condition = { property: 'City', is: 'equals', value: 'Pune' } as const
  expect(withOperator(condition, 'one-of')).toEqual({ property: 'City', is: 'one-of', value: ['Pune'] })
  expect(withOperator({ ...condition, is: 'one-of', value: ['Pune', 'Delhi'] }, 'contains')).toMatchObject({
    value: 'Pune',
  })
  expect(withOperator(condition, 'exists')).toEqual({ property: 'City', is: 'exists' })
  expect(withOperator({ property: 'City', is: 'exists' }, 'one-of')).toMatchObject({ value: [] })
})

test('an alias is held once, keeps its constant by name, and maps events one by one', () => {
  const properties = { Added: 'product_name', Charged: 'Items.prod_name' }
  const draft = holdAlias(initialDraft, { name: 'Product', properties })
  expect(draft).toMatchObject({ constant: 'Product', aliases: [{ name: 'Product', properties }] })
  expect(holdAlias({ ...draft, constant: null }, { name: 'Other', properties })).toEqual(draft)
  expect(changeAlias(draft, 'Product', { name: 'Thing' })).toMatchObject({
    constant: 'Thing',
    aliases: [{ name: 'Thing', properties }],
  })
  expect(withProperty({ name: 'P', properties }, 'Added', '')).toEqual({ Charged: 'Items.prod_name' })
  expect(withProperty({ name: 'P', properties }, 'Viewed', 'x')).toEqual({ ...properties, Viewed: 'x' })
  expect(Object.keys(withProperty({ name: 'P', properties }, 'Added', 'x'))).toEqual(['Added', 'Charged'])
})
