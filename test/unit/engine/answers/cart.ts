const start = Date.UTC(2026, 4, 29, 8) / 1000

/** An upload of people who add coats and jeans to their carts: some buy them, some do not. */
export function cartUpload(people: readonly CartPerson[]): readonly object[] {
  return people.flatMap(({ identity, name, city = 'Pune', added = [], bought = [] }) => [
    { identity, type: 'profile', profileData: { Name: name, City: city } },
    ...added.map(([product_name, minute]) => ({
      ...{ identity, type: 'event', evtName: 'Added to Cart', ts: start + minute * 60 },
      evtData: { product_name, quantity: 1, currency: 'INR' },
    })),
    ...bought.map(([prod_name, minute]) => ({
      ...{ identity, type: 'event', evtName: 'Charged', ts: start + minute * 60 },
      evtData: { Amount: 40, currency: 'INR', Items: [{ prod_name, qty: 1 }] },
    })),
  ])
}

type Done = readonly (readonly [product: string, minute: number])[]

export interface CartPerson {
  readonly identity: string
  readonly name: string
  readonly city?: string
  readonly added?: Done
  readonly bought?: Done
}

/** The example of https://docs.clevertap.com/docs/constant-property, and who else there can be. The newest event is at minute 600. */
export const cartPeople: readonly CartPerson[] = [
  { identity: 'coat', name: 'Asha', added: [['white coat', 0]] },
  { identity: 'jeans', name: 'Bela', added: [['blue jeans', 10]] },
  { identity: 'bought', name: 'Chitra', added: [['white coat', 20]], bought: [['white coat', 60]] },
  {
    identity: 'both',
    name: 'Devi',
    city: 'Delhi',
    added: [
      ['white coat', 30],
      ['blue jeans', 31],
    ],
    bought: [['blue jeans', 70]],
  },
  { identity: 'late', name: 'Esha', added: [['red scarf', 595]] },
  { identity: 'other', name: 'Farah', city: 'Delhi', bought: [['red scarf', 600]] },
]
