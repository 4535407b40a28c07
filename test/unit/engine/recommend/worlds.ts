import fc from 'fast-check'
import type { Recommendation } from '#shared/campaign/draft'
import type { Mapped, World } from './reference-model.ts'

const day = 86_400_000
/** Both ends of every window, and the milliseconds around them. */
export const asOf = 100 * day
const times = [0, 1, 2, 3, 30, 60, 60.5, 61].flatMap((days) => [-1, 0, 1].map((ms) => asOf - days * day + ms))

const ids = ['1', '2', 'a', 'b', 'c', 'd']
const brand = fc.option(fc.constantFrom('x', 'y'), { nil: undefined })
const one = fc.constantFrom<string | number | null>(...ids, 1, 2, 'elsewhere', null)
const mapped: fc.Arbitrary<Mapped> = fc.oneof(
  { weight: 6, arbitrary: one },
  fc.array(one, { maxLength: 3 }),
  fc.constant(undefined),
)

export const anyWorld: fc.Arbitrary<World> = fc.record({
  profiles: fc.constant(6),
  items: fc
    .shuffledSubarray(ids, { minLength: 2 })
    .chain((some) =>
      fc.tuple(
        ...some.map((id) =>
          fc.record({ id: fc.constant(id), code: fc.option(fc.constantFrom(...ids), { nil: undefined }), brand }),
        ),
      ),
    ),
  events: fc.array(
    fc.record({
      ...{ of: fc.nat({ max: 5 }), name: fc.constantFrom('Viewed', 'Viewed', 'Viewed', 'Charged') },
      ...{ ts: fc.constantFrom(...times), mapped, brand },
    }),
    { minLength: 4, maxLength: 40 },
  ),
})

const condition = fc.oneof(
  fc.record({
    column: fc.constant('brand'),
    is: fc.constantFrom('equals' as const, 'not-equals' as const),
    value: fc.constantFrom('x', 'y'),
  }),
  fc.record({ column: fc.constant('brand'), is: fc.constant('exists' as const) }),
  fc.record({
    column: fc.constant('brand'),
    is: fc.constantFrom('equals' as const, 'not-equals' as const),
    sameAs: fc.constant('brand'),
  }),
)

export const anyRecommendation: fc.Arbitrary<Recommendation> = fc.record({
  ...{ slot: fc.constant('similar'), catalog: fc.constant('Products'), event: fc.constant('Viewed') },
  ...{
    eventProperty: fc.constantFrom('sku', 'in "quotes"', 'Items.sku'),
    catalogColumn: fc.constantFrom('Identity', 'code'),
  },
  ...{ lookBackDays: fc.constantFrom(1, 2, 30, 61, 365), position: fc.constantFrom(1, 1, 2, 3) },
  ...{ include: fc.array(condition, { maxLength: 1 }), exclude: fc.array(condition, { maxLength: 2 }) },
  ...{ near: fc.constant(null), from: fc.constant('computed' as const) },
})

/** An event's property as its JSON has it: of `Items.sku` each value is that of an item. */
export function propertiesOf(property: string, value: Mapped, of: string | undefined): object {
  const brandOf = of === undefined ? {} : { brand: of }
  if (value === undefined) return brandOf
  if (!property.startsWith('Items.')) return { ...brandOf, [property]: value }
  return { ...brandOf, Items: (Array.isArray(value) ? (value as unknown[]) : [value]).map((sku) => ({ sku })) }
}
