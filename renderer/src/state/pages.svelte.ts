/** A window of a long list, as the main process returns it. */
export interface Page<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

interface ReadPage<Row> {
  readonly number: number
  readonly rows: readonly Row[]
}

const pageSize = 100
const pageCacheSize = 40

/** A list of any length that is read page by page, where it is looked at. What was read stays until the new is there. */
export class Pages<Row> {
  /** Null until the first page is there. */
  total = $state<number | null>(null)
  #pages = $state.raw<readonly ReadPage<Row>[]>([])
  /** Pages that were asked for since the last change of the list. */
  #asked: readonly number[] = []
  #round = 0
  #range = { first: 0, last: 0 }
  readonly #read: (offset: number, limit: number) => Promise<Page<Row> | undefined>

  /** `read` returns undefined where that failed, after telling about it. */
  constructor(read: (offset: number, limit: number) => Promise<Page<Row> | undefined>) {
    this.#read = read
  }

  /** Returns a row; undefined for one that is not read yet. */
  row(index: number): Row | undefined {
    const number = Math.floor(index / pageSize)
    return this.#pages.find((page) => page.number === number)?.rows[index % pageSize]
  }

  /** Reads the rows from `first` to `last`, as far as they are not there. */
  need(first: number, last: number): void {
    this.#range = { first, last }
    for (let number = Math.floor(first / pageSize); number <= Math.floor(last / pageSize); number++) {
      if (!this.#asked.includes(number)) void this.#ask(number)
    }
  }

  /** Reads what is looked at again: the list has changed. */
  reload(): void {
    this.#round++
    this.#asked = []
    this.need(this.#range.first, this.#range.last)
  }

  async #ask(number: number): Promise<void> {
    const round = this.#round
    this.#asked = [...this.#asked, number]
    const answer = await this.#read(number * pageSize, pageSize)
    if (round !== this.#round) return
    if (answer === undefined) {
      this.#forget(number)
      return
    }
    this.total = answer.total
    this.#pages = [...this.#pages.filter((page) => page.number !== number), { number, rows: answer.rows }]
    if (this.#pages.length > pageCacheSize) this.#keepNearest()
  }

  /** Drops the pages furthest from what is looked at; they are read again when they are needed. */
  #keepNearest(): void {
    const at = Math.floor(this.#range.first / pageSize)
    const sorted = [...this.#pages].sort((a, b) => Math.abs(a.number - at) - Math.abs(b.number - at))
    for (const { number } of sorted.slice(pageCacheSize)) this.#forget(number)
    this.#pages = sorted.slice(0, pageCacheSize)
  }

  #forget(number: number): void {
    this.#asked = this.#asked.filter((asked) => asked !== number)
  }
}
