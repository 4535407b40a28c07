import { draftOf } from '../draft.ts'
import { aliases, charged, slot } from '../world.ts'
import { schemaFrom } from '../observe.ts'
import type { Case } from './case.ts'

export const namesCases: readonly Case[] = [
  {
    code: 'unknown-property',
    fires: [draftOf('{{ @Profile - Ctiy }}'), draftOf('{{ @Profile - Citty | default: "x" }}')],
    silent: [
      draftOf('{{ @Profile - City }}'),
      draftOf('{{ @Profile - Phone }}'),
      draftOf('{{ @Profile - Age }}'),
      draftOf('{{ @Profile - city }}'),
    ],
    mends: true,
  },
  { code: 'unknown-property', fires: [draftOf('{{ @Profile - Completely else }}')], silent: [], mends: false },
  {
    code: 'unknown-event-property',
    fires: [draftOf('{{ @Charged - amuont }}'), draftOf('{{ @Event - amoun }}', charged)],
    silent: [draftOf('{{ @Charged - CT Source }}'), draftOf('{{ @Unheard - x }}')],
    mends: true,
  },
  {
    code: 'unknown-event',
    fires: [draftOf('{{ @Chargd - amount }}')],
    silent: [draftOf('{{ @Charged - amount }}')],
    mends: true,
  },
  {
    code: 'unknown-column',
    fires: [draftOf('{{ @Recommendation similar - Brnd }}', { recommendations: [slot] })],
    silent: [draftOf('{{ @Recommendation similar - Brand }}', { recommendations: [slot] })],
    mends: true,
  },
  {
    code: 'unknown-slot',
    fires: [draftOf('{{ @Recommendation simlar - Brand }}', { recommendations: [slot] })],
    silent: [draftOf('{{ @Recommendation similar - Brand }}', { recommendations: [slot] })],
    mends: true,
  },
  {
    code: 'unknown-catalog',
    fires: [draftOf('x', { recommendations: [{ ...slot, catalog: 'Product' }] })],
    silent: [draftOf('x', { recommendations: [slot] })],
    mends: true,
  },
  {
    code: 'unknown-alias',
    fires: [draftOf('{{ @Constant - Prodct }}', { aliases, constant: 'Product' })],
    silent: [draftOf('{{ @Constant - Product }}', { aliases, constant: 'Product' })],
    mends: true,
  },
  {
    code: 'name-case',
    fires: [
      draftOf('{{ @Profile - city }}'),
      draftOf('{{ @Profile - firstname }}'),
      draftOf('{{ @charged - amount }}'),
    ],
    silent: [draftOf('{{ @Profile - City }}')],
    mends: true,
  },
  {
    code: 'near-duplicate',
    fires: [draftOf('{{ @Profile - Tier }}')],
    silent: [draftOf('{{ @Profile - City }}')],
    mends: false,
  },
  {
    code: 'system-property-unseen',
    fires: [draftOf('{{ @Profile - Phone }}')],
    silent: [draftOf('{{ @Profile - Age }}'), draftOf('{{ @Profile - Email }}')],
    mends: false,
  },
  {
    code: 'unknown-event',
    fires: [draftOf('{{ @profile - Full }}'), draftOf('{{ @User - Full | default: "x" }}')],
    silent: [draftOf('{{ @Profile - Full }}')],
    mends: true,
  },
  {
    code: 'no-event-samples',
    fires: [draftOf('{{ @Charged - date | default: "x" }}')],
    silent: [draftOf('{{ @Profile - Full }}'), draftOf('{{ @user - Full }}')],
    mends: false,
    schema: schemaFrom({ profiles: { total: 3, properties: { Full: {} } } }),
  },
]
