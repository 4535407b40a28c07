import { untrack } from 'svelte'
import { RowState } from './row-state.svelte.ts'

/** What every row shows, by the pair's key in the list. */
export class RowStore {
  readonly #rows = new Map<number, RowState>()

  of(key: number): RowState {
    const known = this.#rows.get(key)
    if (known !== undefined) return known
    const row = untrack(() => new RowState())
    this.#rows.set(key, row)
    return row
  }

  each(keys: readonly number[], change: (row: RowState, index: number) => void): void {
    keys.forEach((key, index) => {
      change(this.of(key), index)
    })
  }

  /** Marks the one row that is edited; undefined for none. */
  markEdited(edited: number | undefined): void {
    for (const [key, row] of this.#rows) row.isEdited = key === edited
  }
}
