import type { Condition, Draft, Trigger } from '#shared/campaign/draft'
import { draftOf } from '../draft.ts'
import { aliases, charged, past } from '../world.ts'
import type { Case } from './case.ts'

const did = (event: string, where: readonly Condition[] = []) => ({ event, where })
const inaction = (event: string, not: string, withinMinutes = 120): Trigger => ({
  ...{ kind: 'live-inaction', withinMinutes },
  ...{ did: did(event), didNot: did(not) },
})
const held: Partial<Draft> = { aliases, constant: 'Product' }
const aliasOver = (properties: Readonly<Record<string, string>>): Draft =>
  draftOf('x', { aliases: [{ name: 'Product', properties }] })
const asks = (property: string): Condition => ({ property, is: 'exists' })

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
    code: 'trigger-event-unseen',
    fires: [draftOf('x', { trigger: { kind: 'live-action', event: '', where: [] } })],
    silent: [draftOf('x')],
    mends: false,
  },
  {
    code: 'constant-in-vain',
    fires: [draftOf('x', held), draftOf('x', { ...held, ...charged })],
    silent: [draftOf('x', { ...held, trigger: past }), draftOf('x', { ...held, trigger: inaction('A', 'B') })],
    mends: true,
  },
  {
    code: 'constant-token-in-vain',
    fires: [
      draftOf('{{ @Constant - Product }}', { ...held, trigger: { kind: 'live-action', ...did('Added to Cart') } }),
    ],
    silent: [draftOf('{{ @Constant - Product }}', { ...held, trigger: past }), draftOf('x', held)],
    mends: true,
  },
  {
    code: 'constant-token-in-vain',
    fires: [draftOf('{{ @Constant - Product }}', held), draftOf('{{ @Constant - Product }}', { ...held, ...charged })],
    silent: [draftOf('{{ @Constant - Product }}', { aliases })],
    mends: false,
  },
  {
    code: 'constant-number-in-inaction',
    fires: [draftOf('{{ @Constant #2 - Product }}', { ...held, trigger: inaction('Added to Cart', 'Charged') })],
    silent: [
      draftOf('{{ @Constant #1 - Product }}', { ...held, trigger: inaction('Added to Cart', 'Charged') }),
      draftOf('{{ @Constant #2 - Product }}', { ...held, trigger: past }),
    ],
    mends: true,
  },
  {
    code: 'constant-number-beyond-five',
    fires: [draftOf('{{ @Constant #6 - Product }}', { ...held, trigger: past })],
    silent: [draftOf('{{ @Constant #5 - Product }}', { ...held, trigger: past })],
    mends: true,
  },
  {
    code: 'alias-event-unseen',
    fires: [aliasOver({ Chargd: 'amount' })],
    silent: [aliasOver({ Charged: 'amount' }), draftOf('x')],
    mends: true,
  },
  {
    code: 'alias-property-unseen',
    fires: [aliasOver({ Charged: 'amuont' }), aliasOver({ Bought: 'items.prod_name' })],
    silent: [aliasOver({ Charged: 'amount', Bought: 'Items.prod_name' }), aliasOver({ Nowhere: 'x' })],
    mends: true,
  },
  {
    code: 'alias-property-unseen',
    fires: [aliasOver({ Charged: 'amount.prod_name' }), aliasOver({ Charged: 'no such thing' })],
    silent: [aliasOver({ Charged: 'CT Source' })],
    mends: false,
  },
  {
    code: 'alias-without-overlap',
    fires: [aliasOver({ Viewed: 'sku', Bought: 'other' })],
    silent: [aliasOver({ Viewed: 'sku', Bought: 'skus' }), aliasOver({ Viewed: 'sku', Charged: 'amount' })],
    mends: false,
  },
  {
    code: 'condition-property-unseen',
    fires: [
      draftOf('x', { profileWhere: [asks('Ctiy'), asks('Ctiy')] }),
      draftOf('x', { trigger: { kind: 'live-action', ...did('Charged', [asks('amuont')]) } }),
      draftOf('x', { trigger: { ...past, didNot: [did('Bought', [asks('Itms.qty')])] } }),
    ],
    silent: [
      draftOf('x', { profileWhere: [asks('City'), asks('Age'), asks('MSG-push')] }),
      draftOf('x', { trigger: { ...past, didNot: [did('Bought', [asks('Items.qty')]), did('Nowhere', [asks('x')])] } }),
    ],
    mends: true,
  },
  {
    code: 'did-not-is-did',
    fires: [
      draftOf('x', { trigger: { ...past, didNot: [did('Charged')] } }),
      draftOf('x', { trigger: { ...past, did: [{ ...did('Charged'), withinDays: 5 }], didNot: [did('Charged')] } }),
    ],
    silent: [
      draftOf('x', { trigger: { ...past, didNot: [did('Charged', [asks('amount')])] } }),
      draftOf('x', { trigger: { ...past, didNot: [{ ...did('Charged'), withinDays: 5 }] } }),
    ],
    mends: true,
  },
  {
    code: 'did-not-is-did',
    fires: [draftOf('x', { trigger: inaction('Charged', 'Charged') })],
    silent: [draftOf('x', { trigger: inaction('Charged', 'Viewed') })],
    mends: false,
  },
  {
    code: 'window-not-positive',
    fires: [
      draftOf('x', { trigger: inaction('Viewed', 'Charged', 0) }),
      draftOf('x', { trigger: inaction('Viewed', 'Charged', -5) }),
      draftOf('x', { trigger: { ...past, didNot: [{ ...did('Viewed'), withinDays: 0 }] } }),
    ],
    silent: [draftOf('x', { trigger: inaction('Viewed', 'Charged', 0.5) })],
    mends: true,
  },
  {
    code: 'window-longer-than-samples',
    fires: [draftOf('x', { trigger: inaction('Viewed', 'Charged', 14_401) })],
    silent: [
      draftOf('x', { trigger: inaction('Viewed', 'Charged', 14_400) }),
      draftOf('x', { trigger: inaction('Charged', 'Viewed', 99_999) }),
    ],
    mends: false,
  },
  {
    code: 'days-beyond-samples',
    fires: [draftOf('x', { trigger: { ...past, did: [{ ...did('Viewed'), withinDays: 11 }] } })],
    silent: [draftOf('x', { trigger: { ...past, did: [{ ...did('Viewed'), withinDays: 10 }] } })],
    mends: false,
  },
]
