import type { AssistWorld } from '#shared/assist/completion'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { ObservedProperty, ObservedScope } from '#shared/sample/observed'

export function property(name: string): ObservedProperty {
  return {
    ...{
      name,
      types: { string: 100 },
      filled: 100,
      absent: 0,
      null: 0,
      empty: 0,
      blank: 0,
      placeholder: 0,
      odd: {},
      notText: 0,
    },
    ...{ distinct: 1, distinctIsExact: true, top: [], length: { min: 1, max: 9 }, padded: 0, capitals: 0, emails: 0 },
    ...{ firstSeen: null, lastSeen: null },
  }
}

function scope(...names: readonly string[]): ObservedScope {
  return { total: 100, complete: true, properties: new Map(names.map((name) => [name, property(name)])) }
}

export function draftOf(value: string, changes: Partial<Draft> = {}): Draft {
  return { ...initialDraft, pairs: [{ key: 'title', value }], ...changes }
}

/** Samples and a draft with something for every group of the list. */
export const world: AssistWorld = {
  schema: {
    profiles: scope('Identity', 'Email', 'City', 'Citizen of', 'Country', 'Tier', 'Points', 'Renews'),
    events: new Map([
      ['Charged', scope('date', 'amount')],
      ['Added to Cart', scope('product_name')],
    ]),
    catalogs: new Map([['Products', { items: 100, columns: scope('Brand').properties }]]),
  },
  draft: draftOf('', {
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
  recipient: null,
}
