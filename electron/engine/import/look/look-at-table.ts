import type { TableLook } from '#shared/sample/table-look'
import { UserError } from '../../files/user-error.ts'
import type { Db } from '../../store/db.ts'
import { entriesOf, placeOf, type FilePlace } from '../bytes/zip.ts'
import { columnsOf } from '../formats/csv-header.ts'
import { detect, feedNames } from '../formats/detect.ts'
import { isTable, tableColumns } from '../formats/header-line.ts'
import { mappedColumns } from '../formats/mapped-columns.ts'
import type { ImportRequest } from '../import-job.ts'
import { beginningOf, toldOf, withoutLinesAbove, type Beginning } from '../opened-file.ts'
import { lookedColumns, lookedRows } from './looked-columns.ts'
import { firstRows, readRows } from './table-rows.ts'
import { resultOf } from './result-of.ts'

type HowAsked = Omit<ImportRequest, 'cache' | 'files' | 'rejects'>

/** A file that may be imported, and how. */
export interface LookRequest extends HowAsked {
  readonly path: string
}

/**
 * Returns what a table's first rows come to when it is imported like this, by the code that imports it; null for a file that is no table,
 * for one whose header is wrong, and for a ZIP file with several files, of which each is looked at by itself. Imports nothing.
 */
export async function lookAtTable(db: Db, { path, ...asked }: LookRequest): Promise<TableLook | null> {
  try {
    const place = await onlyPlaceIn(path)
    if (place === undefined) return null
    const read = async (encoding: string | null) => withoutLinesAbove(await beginningOf(place, encoding), asked.mapping)
    const beginning = await read(asked.encoding ?? null)
    const names = tableColumns(beginning.sniffed.head)
    if (names === undefined) return null
    const { mapping, rest: told, isKept } = toldOf(db, asked, names)
    const isOther = told.encoding !== (asked.encoding ?? null)
    const look = lookIn(isOther ? await read(told.encoding) : beginning, { ...asked, ...told, mapping })
    return look === null ? null : { ...look, mapping, told, isKept }
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** Undefined for a ZIP file with several files, or none. */
async function onlyPlaceIn(path: string): Promise<FilePlace | undefined> {
  const place = await placeOf(path)
  const entries = place.entry === null ? await entriesOf(path) : undefined
  if (entries === undefined) return place
  const [entry, ...others] = entries
  return entry === undefined || others.length > 0 ? undefined : { path, entry }
}

/** Throws a `UserError` for a header that is wrong whatever is told of it. */
function lookIn(
  { sniffed, how: { encoding = null } }: Beginning,
  { eventName, timeZone, catalog = null, mapping = null, format: told }: HowAsked,
): Omit<TableLook, 'mapping' | 'told' | 'isKept'> | null {
  const { head, whole, fileName: file } = sniffed
  const [header, ...rows] = firstRows(head, whole)
  if (header === undefined) return null
  const columns = columnsOf(header.cells, { anyNames: true })
  const detected = resultOf(() => detect(sniffed, told, mapping))
  const text = head.toString('utf8')
  if (detected.ok ? detected.value.container !== 'rows' : !isTable(text)) return null
  const format = detected.ok ? detected.value.format : null
  const options = { eventName, timeZone, catalog, mapping, encoding, fileName: file }
  const read = format === null ? null : readRows(head, whole, { ...options, format })
  const mapped = resultOf(() => mappedColumns(columns, mapping))
  const named = mapped.ok ? mapped.value : columns
  return {
    file,
    columns: lookedColumns({ columns, named, rows, format, timeZone }),
    rows: lookedRows(rows, named, read),
    format,
    trouble: detected.ok ? (read?.trouble ?? null) : detected.error,
    encoding: encoding ?? sniffed.encoding,
    feed: feedNames(text) ?? null,
  }
}
