import type { ColumnCondition, Recommendation } from '#shared/campaign/draft'

/** A value of the mapped property: an item, several, or none. */
export type Mapped = string | number | null | readonly (string | number | null)[] | undefined

export interface WorldEvent {
  readonly of: number
  readonly name: string
  readonly ts: number
  readonly mapped: Mapped
  readonly brand: string | undefined
}

/** Items are the rows of the catalog; an undefined column is not there. */
export interface World {
  readonly profiles: number
  readonly items: readonly {
    readonly id: string
    readonly code: string | undefined
    readonly brand: string | undefined
  }[]
  /** In the order of import. */
  readonly events: readonly WorldEvent[]
}

export type Expected =
  | { readonly item: string; readonly rank: number; readonly relatedBy: number; readonly basis: string }
  | { readonly reason: string }

const day = 86_400_000

/** The rules of recommendations, written down plainly and without a thought for time. */
export function expectedFor(world: World, recommendation: Recommendation, profile: number, asOf: number): Expected {
  const { items } = world
  const known = world.events.filter(({ name, ts }) => name === recommendation.event && ts <= asOf)
  const itemsOf = (event: WorldEvent): number[] => {
    const values = Array.isArray(event.mapped) ? (event.mapped as (string | number | null)[]) : [event.mapped]
    return values.flatMap((value) => {
      if (value === null || value === undefined) return []
      const column = (item: World['items'][number]) =>
        recommendation.catalogColumn === 'Identity' ? item.id : item.code
      const row = items.findIndex((item) => column(item) === String(value))
      return row < 0 ? [] : [row]
    })
  }
  const own = known.filter(({ of, ts }) => of === profile && ts >= asOf - 60 * day)
  const last = own.reduce<WorldEvent | undefined>(
    (newest, event) => (newest && newest.ts > event.ts ? newest : event),
    undefined,
  )
  if (last === undefined) return { reason: 'no-last-action' }
  const [basis] = itemsOf(last)
  if (basis === undefined) return { reason: 'item-not-in-catalog' }

  const recent = known.filter(({ ts }) => ts >= asOf - recommendation.lookBackDays * day)
  const did = (who: number, row: number) => recent.some((event) => event.of === who && itemsOf(event).includes(row))
  const related = items
    .map((_, row) => {
      let profiles = 0
      for (let who = 0; who < world.profiles; who++) if (did(who, basis) && did(who, row)) profiles++
      return { row, profiles }
    })
    .filter(({ row, profiles }) => row !== basis && profiles > 0)
    .sort((a, b) => b.profiles - a.profiles || a.row - b.row)
  if (related.length === 0) return { reason: 'no-related-items' }

  const meets = ({ is, value, sameAs }: ColumnCondition, row: number): boolean => {
    const wanted = sameAs === undefined ? (value as string | undefined) : last.brand
    const has = items[row]?.brand
    if (is === 'not-equals') return has === undefined || wanted === undefined || has !== wanted
    if (is === 'exists') return has !== undefined
    return has !== undefined && wanted !== undefined && has === wanted
  }
  const left = related
    .map((one, i) => ({ ...one, rank: i + 1 }))
    .filter(({ row }) => recommendation.include.every((condition) => meets(condition, row)))
    .filter(({ row }) => !recommendation.exclude.some((condition) => meets(condition, row)))
  if (left.length === 0) return { reason: 'filters-removed-all' }
  const served = left[recommendation.position - 1]
  if (served === undefined) return { reason: 'position-beyond-list' }
  const { row, rank, profiles } = served
  return { item: items[row]?.id ?? '', rank, relatedBy: profiles, basis: items[basis]?.id ?? '' }
}
