import type { CheckContext } from '#shared/check/context'
import type { Pair } from '#shared/campaign/draft'
import { failed, ok } from '#shared/result'
import { draftOf } from '../draft.ts'
import { payload } from '../world.ts'
import type { Case } from './case.ts'

const plan: CheckContext['plan'] = ok({
  ...{ id: 'shop_plan', version: 3 },
  points: [
    {
      ...{
        type: 'custom_event',
        criteria: { event_name: 'campaign_message', custom_event_type: 'other' },
        description: '',
      },
      definition: {
        properties: {
          data: {
            properties: {
              custom_attributes: {
                additionalProperties: false,
                properties: {
                  title: { type: 'string', maxLength: 20, pattern: '^[A-Z]' },
                  total: { type: 'number', minimum: 5 },
                  on: { type: 'boolean' },
                  size: { type: 'string', enum: ['S', 'M'] },
                },
                required: ['title'],
              },
            },
          },
        },
      },
    },
  ],
})
const withPairs = (...pairs: readonly Pair[]) => draftOf('x', { pairs: [{ key: 'title', value: 'Hi' }, ...pairs] })
const named = (id: string, version?: number) => ({
  ...withPairs(),
  ...payload({ dataPlan: version === undefined ? { id } : { id, version } }),
})

export const dataPlanCases: readonly Case[] = [
  {
    ...{
      code: 'data-plan-unreadable',
      plan: failed('The data plan “x.json” is not where the draft says.'),
      mends: false,
    },
    fires: [withPairs()],
    silent: [],
  },
  {
    ...{ code: 'data-plan-mismatch', plan, mends: true },
    fires: [named('other'), named('shop_plan', 2)],
    silent: [named('shop_plan'), named('shop_plan', 3), named(''), withPairs()],
  },
  {
    ...{ code: 'unplanned-event', plan, mends: false },
    fires: [{ ...withPairs(), ...payload({ eventName: 'other' }) }],
    silent: [withPairs(), { ...withPairs(), ...payload({ eventName: 'other', pairsTo: 'user_attributes' }) }],
  },
  {
    ...{ code: 'unplanned-key', plan, mends: true },
    fires: [withPairs({ key: 'totl', value: '7' })],
    silent: [withPairs({ key: 'total', value: '7' })],
  },
  {
    ...{ code: 'required-attribute-missing', plan, mends: false },
    fires: [draftOf('x', { pairs: [{ key: 'total', value: '7' }] })],
    silent: [withPairs()],
  },
  {
    ...{ code: 'constant-against-plan', plan, mends: false },
    fires: [
      withPairs({ key: 'total', value: '4' }),
      withPairs({ key: 'total', value: 'many' }),
      withPairs({ key: 'on', value: 'yes' }),
      withPairs({ key: 'size', value: 'XL' }),
      draftOf('x', { pairs: [{ key: 'title', value: 'hi' }] }),
      draftOf('x', { pairs: [{ key: 'title', value: 'H'.repeat(21) }] }),
    ],
    silent: [
      withPairs({ key: 'total', value: '5.5' }, { key: 'on', value: 'True' }, { key: 'size', value: 'M' }),
      withPairs({ key: 'total', value: '{{ @Profile - City | default: "x" }}' }),
    ],
  },
]
