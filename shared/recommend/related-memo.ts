/** Related items, most related first, then in the order of the catalog; `counts` is how many profiles relate each. */
export interface Related {
  readonly rows: Uint32Array
  readonly counts: Uint32Array
}

/** How many related items are kept in all: 16 MB. */
const maxEntries = 2_000_000

/** Keeps the answers that were asked for last. */
export class RelatedMemo {
  readonly #kept = new Map<string, Related>()
  #size = 0

  get(row: number, from: number): Related | undefined {
    const key = keyOf(row, from)
    const known = this.#kept.get(key)
    if (known === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, known)
    return known
  }

  set(row: number, from: number, related: Related): void {
    this.#kept.set(keyOf(row, from), related)
    this.#size += sizeOf(related)
    for (const [key, oldest] of this.#kept) {
      if (this.#size <= maxEntries) return
      this.#kept.delete(key)
      this.#size -= sizeOf(oldest)
    }
  }
}

function keyOf(row: number, from: number): string {
  return `${String(row)} ${String(from)}`
}

/** An empty answer takes room too. */
function sizeOf({ rows }: Related): number {
  return rows.length + 50
}
