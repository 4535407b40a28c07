import type { Recommendation } from '#shared/campaign/draft'
import { Associations, type LastAction } from '#shared/recommend/associations'
import type { FilteredFor } from '#shared/recommend/filters'
import type { NoItemReason } from '#shared/recommend/no-item'
import { explain, type Explained, pick, type Picked, type PickedItem, type Ranked } from '#shared/recommend/pick'
import { lastActionDays, windowStart } from '#shared/recommend/windows'
import type { Item, ItemBasis } from '#shared/sample/recipient'
import type { StoredProfile } from '../store/profiles.ts'
import type { Catalog } from './catalog.ts'
import type { ImportedResults } from './imported-results.ts'
import { SlotFilters } from './slot-filters.ts'

/** What a slot's filters look at, read once a filter asks for it. */
export type FilteredBy = (profile: StoredProfile) => FilteredFor

export type Served = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly reason: NoItemReason }

/** A ranked list with what it rests on, or why there is none. */
type Listed =
  | { readonly ok: true; readonly ranked: Ranked; readonly basis: LastAction | undefined }
  | { readonly ok: false; readonly reason: NoItemReason; readonly basis: LastAction | undefined }

/** Everything about a slot and one recipient, for people. */
export interface SlotDetail extends Explained {
  readonly reason: NoItemReason | null
  readonly basis: LastAction | undefined
}

/** One recommendation, made ready for any number of recipients. */
export class Slot {
  readonly recommendation: Recommendation
  readonly filters: SlotFilters
  readonly catalog: Catalog
  readonly #source: Associations | ImportedResults
  readonly #asOf: number
  /** What is served by the item of the last action, where it is the same for every recipient. */
  readonly #served = new Map<number, Picked>()

  /** `source`: what was counted, or results that are used as they are. `asOf` is in milliseconds since 1970. */
  constructor(recommendation: Recommendation, catalog: Catalog, source: Associations | ImportedResults, asOf: number) {
    this.recommendation = recommendation
    this.filters = new SlotFilters(recommendation, catalog)
    this.catalog = catalog
    this.#source = source
    this.#asOf = asOf
  }

  /** Returns the item at the position that the recommendation serves, or why there is none. */
  serve(profile: StoredProfile, filteredFor: FilteredBy): Served {
    const listed = this.#list(profile.id)
    if (!listed.ok) return listed
    const picked = this.#pick(listed.ranked, listed.basis, profile, filteredFor)
    return picked.ok ? { ok: true, item: this.#item(picked.item, listed.basis) } : picked
  }

  /** Returns how the item was found, with the first `shown` of those that are left and of those that are left out. */
  explain(profile: StoredProfile, filteredFor: FilteredBy, shown: number): SlotDetail {
    const listed = this.#list(profile.id)
    const ranked = listed.ok ? listed.ranked : nothing
    const removedBy = this.filters.for(filteredFor(profile))
    const explained = explain(ranked, removedBy, this.filters.all.length, shown)
    const picked = listed.ok ? pick(ranked, removedBy, this.recommendation.position) : listed
    return { ...explained, basis: listed.basis, reason: picked.ok ? null : picked.reason }
  }

  #list(profile: number): Listed {
    const source = this.#source
    if (!(source instanceof Associations)) return listImported(source.of(profile))
    const basis = source.lastAction(profile)
    if (basis === undefined || basis.ts < windowStart(this.#asOf, lastActionDays))
      return { ok: false, reason: 'no-last-action', basis: undefined }
    if (basis.row < 0) return { ok: false, reason: 'item-not-in-catalog', basis }
    const from = windowStart(this.#asOf, this.recommendation.lookBackDays)
    return { ok: true, ranked: { ...source.related(basis.row, from), ranks: null }, basis }
  }

  #pick(ranked: Ranked, basis: LastAction | undefined, profile: StoredProfile, filteredFor: FilteredBy): Picked {
    const { position } = this.recommendation
    if (!this.filters.areStatic) return pick(ranked, this.filters.for(filteredFor(profile)), position)
    const known = basis === undefined ? undefined : this.#served.get(basis.row)
    const picked = known ?? pick(ranked, this.filters.for(noRecipient), position)
    if (basis !== undefined) this.#served.set(basis.row, picked)
    return picked
  }

  #item({ row, rank, relatedBy }: PickedItem, action: LastAction | undefined): Item {
    const basis = action === undefined ? undefined : basisOf(action, this.catalog.item(action.row).id)
    return {
      ...this.catalog.item(row),
      rank,
      ...(relatedBy === null ? {} : { relatedBy }),
      ...(basis === undefined ? {} : { basis }),
    }
  }
}

const nothing: Ranked = { rows: [], counts: null, ranks: null }
const noRecipient: FilteredFor = { event: null, place: undefined }

function basisOf({ ts }: LastAction, item: string): ItemBasis {
  return { item, ts }
}

/** No result for a recipient means that nothing related was found where the results were made. */
function listImported(ranked: Ranked | undefined): Listed {
  if (ranked === undefined) return { ok: false, reason: 'no-related-items', basis: undefined }
  if (ranked.rows.length === 0) return { ok: false, reason: 'item-not-in-catalog', basis: undefined }
  return { ok: true, ranked, basis: undefined }
}
