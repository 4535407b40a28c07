import { draftOf } from '../draft.ts'
import { payload } from '../world.ts'
import type { Case } from './case.ts'

export const mappingCases: readonly Case[] = [
  {
    code: 'no-identity',
    fires: [draftOf('x', payload({ identities: {} })), draftOf('x', payload({ identities: { email: '' } }))],
    silent: [draftOf('x')],
    mends: true,
  },
  {
    code: 'unknown-identity-type',
    fires: [draftOf('x', payload({ identities: { emial: 'Email' } }))],
    silent: [draftOf('x', payload({ identities: { other_id_10: 'Identity' } }))],
    mends: true,
  },
  {
    code: 'identity-unseen',
    fires: [draftOf('x', payload({ identities: { email: 'Emali' } }))],
    silent: [draftOf('x')],
    mends: true,
  },
  {
    code: 'custom-event-type',
    fires: [
      draftOf('x', payload({ customEventType: 'attribution' })),
      draftOf('x', payload({ customEventType: 'oter' })),
    ],
    silent: [draftOf('x', payload({ customEventType: 'media' }))],
    mends: true,
  },
  { code: 'empty-event-name', fires: [draftOf('x', payload({ eventName: ' ' }))], silent: [draftOf('x')], mends: true },
  {
    code: 'event-name-length',
    fires: [draftOf('x', payload({ eventName: 'n'.repeat(257) }))],
    silent: [draftOf('x', payload({ eventName: 'n'.repeat(256) }))],
    mends: false,
  },
  {
    code: 'data-plan-without-id',
    fires: [draftOf('x', payload({ dataPlan: { id: ' ' } }))],
    silent: [draftOf('x', payload({ dataPlan: { id: 'plan' } })), draftOf('x')],
    mends: true,
  },
  {
    code: 'unknown-time-zone',
    fires: [draftOf('x', { timeZone: 'Asia/Kolkatta' }), draftOf('x', { timeZone: '' })],
    silent: [draftOf('x', { timeZone: 'Asia/Kolkata' })],
    mends: true,
  },
  {
    code: 'unknown-attribute',
    fires: [draftOf('x', { include: { profileAttributes: ['Ctiy', 'Tier'], pushTokens: false } })],
    silent: [draftOf('x', { include: { profileAttributes: ['City', 'Phone'], pushTokens: false } })],
    mends: true,
  },
]
