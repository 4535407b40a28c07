import { draftOf } from '../draft.ts'
import { aliases, charged, past, slot } from '../world.ts'
import type { Case } from './case.ts'

export const triggersCases: readonly Case[] = [
  {
    code: 'constant-without-constant',
    fires: [draftOf('{{ @Constant - Product }}', { aliases })],
    silent: [draftOf('x', { aliases })],
    mends: true,
  },
  {
    code: 'not-the-constant',
    fires: [
      draftOf('{{ @Constant - Price }}', {
        aliases: [...aliases, { name: 'Price', properties: {} }],
        constant: 'Product',
      }),
    ],
    silent: [draftOf('{{ @Constant - Product }}', { aliases, constant: 'Product' })],
    mends: true,
  },
  {
    code: 'constant-without-alias',
    fires: [draftOf('x', { constant: 'Product' }), draftOf('x', { aliases, constant: 'Prodct' })],
    silent: [draftOf('x', { aliases, constant: 'Product' })],
    mends: true,
  },
  {
    code: 'event-without-trigger',
    fires: [draftOf('{{ @Event - amount }}')],
    silent: [draftOf('{{ @Event - amount }}', charged), draftOf('{{ @Charged - amount }}')],
    mends: true,
  },
  {
    code: 'event-in-past-behaviour',
    fires: [draftOf('{{ @Event - amount }}', { trigger: past })],
    silent: [draftOf('{{ @Event - amount }}')],
    mends: true,
  },
  {
    code: 'trigger-event-unseen',
    fires: [
      draftOf('x', { trigger: { kind: 'live-action', event: 'Chargd', where: [] } }),
      draftOf('x', { trigger: { ...past, didNot: [{ event: 'added to cart', where: [] }] } }),
    ],
    silent: [draftOf('x', charged), draftOf('x', { trigger: past })],
    mends: true,
  },
  {
    code: 'not-yet-resolved',
    fires: [draftOf('{{ @Recommendation similar - Name }}', { recommendations: [slot] })],
    silent: [draftOf('{{ @Profile - City }}'), draftOf('{{ @Constant - Product }}', { aliases, constant: 'Product' })],
    mends: false,
  },
]
