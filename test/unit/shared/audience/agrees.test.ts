import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueText } from '#shared/audience/alias-values'
import type { EventsOf } from '#shared/audience/history'
import { type Qualification, qualify } from '#shared/audience/qualify'
import type { Draft } from '#shared/campaign/draft'
import type { Scalar } from '#shared/sample/value'
import { law } from '../../law.ts'
import { anyAsOf, anyDraft, anyWorld, propertiesFrom } from './histories.ts'
import { type Expected, recipientsOf, type World } from './reference-model.ts'

/** What `qualify` finds, in the form of the reference model. */
function found(draft: Draft, world: World, asOf: number, everyOccurrence: boolean): readonly Expected[] {
  return world.profiles.flatMap((properties, profile) => {
    const qualified = qualify(draft, propertiesFrom(properties), eventsOf(world, profile, asOf), asOf)
    if (!qualified.ok) return []
    const chosen = everyOccurrence
      ? qualified.all
      : qualified.all.filter(({ event }) => event === qualified.all[0]?.event)
    return chosen.map((one) => ({ profile, ...plain(one) }))
  })
}

function eventsOf(world: World, profile: number, asOf: number): EventsOf {
  return (wanted) =>
    world.events
      .map(({ of, name, ts, properties }, order) => ({ of, name, ts, order, properties: propertiesFrom(properties) }))
      .filter(({ of, name, ts }) => of === profile && name === wanted && ts <= asOf)
      .sort((a, b) => b.ts - a.ts || b.order - a.order)
}

function plain({ event, constant }: Qualification): Omit<Expected, 'profile'> {
  return { event: event?.order ?? null, constant: constant.map((value) => valueText(value as Scalar)) }
}

test.each([false, true])('every recipient is that of the reference model, every occurrence: %s', (every) => {
  const kinds = new Map<string, number>()
  law(
    fc.property(anyDraft, anyWorld, anyAsOf, (draft, world, asOf) => {
      const expected = recipientsOf(draft, world, asOf, every)
      const kind = `${draft.trigger?.kind ?? 'none'}${draft.constant === 'Product' ? ' constant' : ''}`
      for (const { constant } of expected) {
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        if (constant.length === 5) kinds.set('five', (kinds.get('five') ?? 0) + 1)
      }
      expect(found(draft, world, asOf, every)).toEqual(expected)
    }),
    { runs: 2500 },
  )
  // the generated histories are worth something
  const interesting = [
    'live-action',
    'live-inaction',
    'live-inaction constant',
    'past-behaviour',
    'past-behaviour constant',
    'five',
  ]
  for (const kind of interesting) expect(kinds.get(kind), kind).toBeGreaterThan(10)
})
