import type { FormatId } from '#shared/sample/formats'
import { dateSpelling } from '#shared/sample/date'
import { own, type Value } from '#shared/sample/value'
import type { LookedColumn, LookedRow } from '#shared/sample/table-look'
import type { Column } from '../formats/csv-header.ts'
import { LocalTime } from '../formats/local-time.ts'
import type { SampleRecord } from '../formats/sample-record.ts'
import { tokenNames } from '../formats/token-names.ts'
import { cellSight } from './cell-sight.ts'
import type { ReadRows, Row } from './table-rows.ts'

/** How many rows are shown, and how many characters of a cell. */
const shownRows = 5
const shownLength = 300

interface LookedTable {
  /** As the first line has them. */
  readonly columns: readonly Column[]
  /** As the mapping has them. */
  readonly named: readonly Column[]
  readonly rows: readonly Row[]
  readonly format: FormatId | null
  readonly timeZone: string
}

/** Returns what is seen of each column. */
export function lookedColumns({ columns, named, rows, format, timeZone }: LookedTable): readonly LookedColumn[] {
  const local = new LocalTime(timeZone)
  return columns.map(({ name, date }, index) => ({
    name,
    declared: date?.format ?? null,
    ...cellSight(rows, index, local),
    becomes: nameOnceRead(named[index]?.name ?? name, format),
  }))
}

/** Returns the first rows with what each cell comes to. `read` is null where the table cannot be read yet. */
export function lookedRows(
  rows: readonly Row[],
  named: readonly Column[],
  read: ReadRows | null,
): readonly LookedRow[] {
  return rows.slice(0, shownRows).map(({ line, cells }) => {
    const record = read?.records.get(line)
    return {
      cells: cells.map((cell) => cell.slice(0, shownLength)),
      values: record === undefined ? null : named.map(({ name }) => shown(valueOnceRead(record, name))),
      reason: read?.reasons.get(line) ?? null,
    }
  })
}

/** What a column is called once it is read, by the names that tokens use. */
function nameOnceRead(name: string, format: FormatId | null): string {
  const plain = name.toLowerCase()
  if (plain === 'identity') return 'Identity'
  if (format !== 'csv-profiles') return name
  return plain === 'objectid' ? 'CleverTap ID' : (tokenNames.get(plain) ?? name)
}

/** What a record has of a column; null where it has nothing. */
function valueOnceRead(record: SampleRecord, name: string): Value {
  const plain = name.toLowerCase()
  if (record.kind === 'item') return plain === 'identity' ? record.id : (own(record.columns, name) ?? null)
  if (record.kind === 'result') return plain === 'identity' ? record.identity : (named(record, plain) ?? null)
  if (plain === 'identity') return record.identity
  if (plain === 'objectid') return record.device
  if (plain === 'ts') return record.ts === null ? null : dateSpelling(record.ts)
  if (plain === 'evtname' && record.kind === 'event') return record.name
  return own(record.properties, name) ?? own(record.properties, tokenNames.get(plain) ?? name) ?? null
}

function named(
  { rank, item, slot }: { readonly rank: number; readonly item: string; readonly slot: string },
  name: string,
) {
  return name === 'rank' ? rank : name === 'item' ? item : name === 'slot' ? slot : undefined
}

function shown(value: Value): Value {
  return typeof value === 'string' ? value.slice(0, shownLength) : value
}
