import {
  dependsOnRecipient,
  type FilteredFor,
  type Filtering,
  type Filter,
  filtersOf,
  removes,
} from '#shared/recommend/filters'
import type { RemovedBy } from '#shared/recommend/pick'
import { placeColumns } from '#shared/recommend/place'
import type { Properties } from '#shared/sample/value'

/** What filters look at of a catalog. */
export interface FilteredCatalog {
  /** How many rows there are. */
  readonly items: number
  item(row: number): { readonly columns: Properties }
  columns(): readonly string[]
}

/** The row has not been looked at yet. */
const unknown = -2
const none = -1

/** The filters of one slot. What they say of an item is kept where it is the same for every recipient. */
export class SlotFilters {
  readonly all: readonly Filter[]
  /** Whether the same items are left out for every recipient. */
  readonly areStatic: boolean
  readonly #catalog: FilteredCatalog
  readonly #places: ReturnType<typeof placeColumns>
  readonly #known: Int16Array
  readonly #static: readonly number[]
  readonly #dynamic: readonly number[]

  constructor(filtering: Filtering, catalog: FilteredCatalog) {
    this.all = filtersOf(filtering)
    this.#catalog = catalog
    this.#places = filtering.near === null ? undefined : placeColumns(catalog.columns())
    this.#known = new Int16Array(this.all.length === 0 ? 0 : catalog.items).fill(unknown)
    const places = [...this.all.keys()]
    this.#dynamic = places.filter((i) => this.#depends(i))
    this.#static = places.filter((i) => !this.#depends(i))
    this.areStatic = this.#dynamic.length === 0
  }

  /** Returns a function that says which filter is the first to leave a row out for a recipient; negative where none does. */
  for(recipient: FilteredFor): RemovedBy {
    if (this.all.length === 0) return () => none
    return (row) => {
      const always = this.#always(row)
      const dynamic = this.#dynamic.find((i) => (always < 0 || i < always) && this.#removes(i, row, recipient))
      return dynamic ?? always
    }
  }

  #always(row: number): number {
    const known = this.#known[row] ?? unknown
    if (known !== unknown) return known
    const first = this.#static.find((i) => this.#removes(i, row, noRecipient)) ?? none
    this.#known[row] = first
    return first
  }

  #removes(filter: number, row: number, recipient: FilteredFor): boolean {
    const one = this.all[filter]
    return one !== undefined && removes(one, this.#catalog.item(row).columns, recipient, this.#places)
  }

  #depends(filter: number): boolean {
    const one = this.all[filter]
    return one !== undefined && dependsOnRecipient(one)
  }
}

const noRecipient: FilteredFor = { event: null, place: undefined }
