import type { EventsOf } from '#shared/audience/history'
import { valueAt } from '#shared/audience/value-at'
import type { Recommendation } from '#shared/campaign/draft'
import type { FilteredFor } from '#shared/recommend/filters'
import { pick, type Picked, type PickedItem, type Ranked } from '#shared/recommend/pick'
import { type Place, placeOfEvent, placeOfProfile } from '#shared/recommend/place'
import { valueTexts } from '#shared/recommend/value-texts'
import { lastActionDays, windowStart } from '#shared/recommend/windows'
import type { Item, SampleEvent } from '#shared/sample/recipient'
import type { Recommending } from '../decide/judge.ts'
import type { EmptySlot, Recommended } from '../recommend/recommender.ts'
import { SlotFilters } from '../recommend/slot-filters.ts'
import type { LineProfile } from './deciding-lines.ts'
import type { LineCatalog } from './line-catalog.ts'
import type { RelatedItems } from './related-items.ts'

export interface LineSlot {
  readonly recommendation: Recommendation
  readonly catalog: LineCatalog
  readonly related: RelatedItems
}

type Served = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly reason: EmptySlot['reason'] }

/** Recommends items to the profiles of lines, as of one moment, by what was counted before. */
export class LineRecommender implements Recommending<LineProfile> {
  readonly #asOf: number
  readonly #slots: readonly ServedSlot[]

  /** `asOf` is in milliseconds since 1970; the slots are in the draft's order. */
  constructor(slots: readonly LineSlot[], asOf: number) {
    this.#asOf = asOf
    this.#slots = slots.map((slot) => new ServedSlot(slot))
  }

  recommend(profile: LineProfile, event: SampleEvent | null): Recommended {
    const items = new Map<string, Item>()
    let empty: EmptySlot | null = null
    for (const one of this.#slots) {
      const { slot } = one.recommendation
      const served = one.serve(profile, event, this.#asOf)
      if (!served.ok) empty ??= { slot, reason: served.reason }
      else if (!items.has(slot)) items.set(slot, served.item)
    }
    return { items, empty }
  }
}

const nothing: Ranked = { rows: [], counts: null, ranks: null }
const noRecipient: FilteredFor = { event: null, place: undefined }

class ServedSlot {
  readonly recommendation: Recommendation
  readonly #slot: LineSlot
  readonly #filters: SlotFilters
  readonly #rowOf: (text: string) => number | undefined
  /** What is served by the item of the last action, where it is the same for every recipient. */
  readonly #served = new Map<number, Picked>()

  constructor(slot: LineSlot) {
    this.recommendation = slot.recommendation
    this.#slot = slot
    this.#filters = new SlotFilters(slot.recommendation, slot.catalog)
    this.#rowOf = slot.catalog.finder(slot.recommendation.catalogColumn)
  }

  serve(profile: LineProfile, event: SampleEvent | null, asOf: number): Served {
    const { slot, from, event: name, eventProperty } = this.recommendation
    if (from === 'imported') return givenItem(profile, slot)
    const [action] = profile.eventsOf(name)
    if (action === undefined || action.ts < windowStart(asOf, lastActionDays)) {
      return { ok: false, reason: 'no-last-action' }
    }
    const [row] = valueTexts(valueAt(action.properties, eventProperty)).flatMap((text) => this.#rowOf(text) ?? [])
    if (row === undefined) return { ok: false, reason: 'item-not-in-catalog' }
    const picked = this.#pick(row, () => this.#filteredFor(profile, event ?? action))
    if (!picked.ok) return picked
    const basis = { item: this.#slot.catalog.item(row).id, ts: action.ts }
    return { ok: true, item: this.#item(picked.item, basis) }
  }

  #pick(row: number, filteredFor: () => FilteredFor): Picked {
    const { position } = this.recommendation
    const ranked = this.#slot.related.get(row) ?? nothing
    if (!this.#filters.areStatic) return pick(ranked, this.#filters.for(filteredFor()), position)
    const picked = this.#served.get(row) ?? pick(ranked, this.#filters.for(noRecipient), position)
    this.#served.set(row, picked)
    return picked
  }

  #filteredFor(profile: LineProfile, event: SampleEvent): FilteredFor {
    const { near } = this.recommendation
    return { event: event.properties, place: near === null ? undefined : lastPlace(profile) }
  }

  #item({ row, rank, relatedBy }: PickedItem, basis: Item['basis']): Item {
    return {
      ...this.#slot.catalog.item(row),
      rank,
      ...(relatedBy === null ? {} : { relatedBy }),
      ...(basis === undefined ? {} : { basis }),
    }
  }
}

/** Imported results are of one recipient: the line holds the item that they come to. */
function givenItem({ content: { items } }: LineProfile, slot: string): Served {
  const item = items?.get(slot)
  return item === undefined ? { ok: false, reason: 'no-related-items' } : { ok: true, item }
}

/** Returns where a profile was last known to be: what it says, or else its newest event with a place. */
function lastPlace({ properties, content: { events }, eventsOf }: LineProfile): Place | undefined {
  const said = placeOfProfile(properties)
  if (said !== undefined) return said
  return placeIn(eventsOf, new Set(events.map(({ name }) => name)))
}

function placeIn(eventsOf: EventsOf, names: ReadonlySet<string>): Place | undefined {
  const all = [...names].flatMap((name) => eventsOf(name)).sort((a, b) => b.ts - a.ts || b.order - a.order)
  for (const { properties } of all) {
    const place = placeOfEvent(properties)
    if (place !== undefined) return place
  }
  return undefined
}
