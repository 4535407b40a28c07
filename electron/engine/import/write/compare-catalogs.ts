import type { CatalogChanges } from '#shared/sample/catalog-changes'
import { own, type Properties, type Value } from '#shared/sample/value'
import { prepareCatalogDifference, type DifferentItem } from '../../store/catalog-difference.ts'
import { stopIfCancelled, type JobControl } from '../../files/job-control.ts'
import type { Db } from '../../store/db.ts'
import { parseRecord } from '../records/parse-record.ts'

export interface ComparedCatalog {
  readonly id: number
  /** The columns that at least one of its items has. */
  readonly columns: readonly string[]
}

const maxExamples = 5
/** Items between two checks for a cancellation. */
const stride = 20_000

/**
 * Returns what differs between two catalogs in the cache, in constant memory. An item is changed when a cell of a column that both
 * have is: a new column alone changes none. Throws `JobCancelled`.
 */
export function compareCatalogs(
  db: Db,
  name: string,
  before: ComparedCatalog,
  after: ComparedCatalog,
  control: JobControl,
): CatalogChanges {
  const common = after.columns.filter((column) => before.columns.includes(column))
  const seen = new Seen(common)
  const sql = prepareCatalogDifference(db)
  const last = Math.max(sql.lastPosition.get(before.id) ?? -1, sql.lastPosition.get(after.id) ?? -1)
  let place = -1
  let reordered = false
  for (let from = 0; from <= last; from += stride) {
    stopIfCancelled(control)
    const to = from + stride - 1
    for (const row of sql.different.iterate(before.id, after.id, from, to)) seen.write(row)
    for (const id of sql.missing.iterate(after.id, before.id, from, to)) seen.gone(id)
    if (reordered) continue
    for (const at of sql.positions.iterate(before.id, after.id, from, to)) {
      if (at < place) reordered = true
      place = at
    }
  }
  const without = (these: readonly string[], those: readonly string[]) => these.filter((one) => !those.includes(one))
  const { added, removed, changed, examples } = seen
  return {
    catalog: name,
    ...{ added, removed, changed, reordered, examples },
    columns: {
      added: without(after.columns, before.columns),
      removed: without(before.columns, after.columns),
      changed: [...seen.columns].map(([column, items]) => ({ column, items })).sort((a, b) => b.items - a.items),
    },
  }
}

class Seen {
  added = 0
  removed = 0
  changed = 0
  readonly columns = new Map<string, number>()
  readonly examples = {
    added: [] as string[],
    removed: [] as string[],
    changed: [] as CatalogChanges['examples']['changed'][number][],
  }
  readonly #common: readonly string[]

  constructor(common: readonly string[]) {
    this.#common = common
  }

  write({ id, before, after }: DifferentItem): void {
    if (before === null) {
      this.added++
      keep(this.examples.added, id)
    } else this.#compare(id, columnsIn(before), columnsIn(after))
  }

  gone(id: string): void {
    this.removed++
    keep(this.examples.removed, id)
  }

  #compare(id: string, before: Properties, after: Properties): void {
    let isChanged = false
    for (const column of this.#common) {
      const [was, is] = [textOf(own(before, column)), textOf(own(after, column))]
      if (was === is) continue
      this.columns.set(column, (this.columns.get(column) ?? 0) + 1)
      if (!isChanged) keep(this.examples.changed, { id, column, before: was, after: is })
      isChanged = true
    }
    if (isChanged) this.changed++
  }
}

function keep<Example>(examples: Example[], one: Example): void {
  if (examples.length < maxExamples) examples.push(one)
}

function columnsIn(text: string): Properties {
  const columns = parseRecord(text)
  return columns.ok ? columns.value : {}
}

/** Every cell is text. */
function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
