import type { AssistWorld } from '#shared/assist/completion'
import type { Recipient } from '#shared/sample/recipient'
import { draftOf } from '../check/draft.ts'
import { schemaFrom } from '../check/observe.ts'

const recipient: Recipient = {
  ...{
    identity: 'u1',
    profile: { Identity: 'u1', City: 'Pune', Renews: '$D_1685318400' },
    event: null,
    newest: new Map(),
  },
  ...{ constant: ['Linen shirt'], items: new Map(), asOf: 0 },
}

export const world: AssistWorld = {
  schema: schemaFrom({
    profiles: {
      total: 100,
      properties: {
        Identity: {},
        Email: { absent: 10 },
        City: { absent: 25, top: [{ value: 'Mumbai', count: 40 }], lastSeen: 1_700_000_000_000 },
        'Citizen of': { absent: 60 },
        'Home city': { absent: 1 },
        Renews: { filled: 80, types: { date: 79, string: 1 } },
      },
    },
    events: {
      Charged: { total: 10, properties: { date: {}, amount: { absent: 5 } } },
      'Added to Cart': { total: 10, properties: { product_name: {} } },
    },
    catalogs: { Products: { total: 5, properties: { Name: {}, Brand: {} } } },
  }),
  draft: draftOf('Hi {{ @Profile - City | default: "there" }}', {
    trigger: { kind: 'live-action', event: 'Charged', where: [] },
    aliases: [{ name: 'Product', properties: {} }],
    constant: 'Product',
    recommendations: [
      {
        ...{ slot: 'similar', catalog: 'Products', event: 'Charged', eventProperty: 'date', catalogColumn: 'Identity' },
        ...{ lookBackDays: 30, position: 1, include: [], exclude: [], near: null, from: 'computed' },
      },
    ],
  }),
  recipient,
}
