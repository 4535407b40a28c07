import { mappingText, type ColumnMapping } from '#shared/sample/column-mapping'
import type { ImportNote } from '#shared/sample/import-report'
import { mappingFor } from '../store/column-mappings.ts'
import type { Db } from '../store/db.ts'
import { sniff } from './bytes/bytes.ts'
import type { HowToRead } from './bytes/file-bytes.ts'
import { suggestedEncoding } from './bytes/text-encoding.ts'
import type { ZipEntry } from './bytes/zip.ts'
import { detect, tableColumns } from './formats/detect.ts'
import type { ReaderOptions } from './formats/reader-options.ts'
import type { ImportRequest } from './import-job.ts'
import { withoutComments } from './records/json-comments.ts'
import { wrappedIn } from './wrapped-in.ts'

/** A file with all that it takes to read it. */
export interface OpenedFile {
  readonly path: string
  /** What reports call it: a file in a ZIP file comes after that one's path. */
  readonly name: string
  readonly how: HowToRead
  readonly options: ReaderOptions
  readonly notes: readonly Omit<ImportNote, 'count'>[]
  readonly hasComments: boolean
  /** The names in a table's first line. */
  readonly columns: readonly string[] | null
  /** The records, where the file only wraps them. */
  readonly body: Buffer | null
}

/** Opens a file of an import, or one inside a ZIP file. Throws a `UserError` for one that Galley does not know. */
export async function openedFile(
  db: Db,
  request: ImportRequest,
  path: string,
  entry: ZipEntry | null,
): Promise<OpenedFile> {
  const notes: Omit<ImportNote, 'count'>[] = []
  let how: HowToRead = { entry, encoding: request.encoding ?? null }
  let sniffed = await sniff(path, how)
  const suggested = how.encoding === null ? suggestedEncoding(sniffed.head) : undefined
  if (suggested !== undefined) {
    notes.push({ code: 'encoding', message: readAs1252 })
    how = { entry, encoding: suggested }
    sniffed = await sniff(path, how)
  }
  const plain = withoutComments(sniffed.head)
  if (plain !== undefined) notes.push({ code: 'comments', message: commentsLeftOut })
  const beginning = plain === undefined ? sniffed : { ...sniffed, head: plain }
  const wrapped = await wrappedIn(path, how, beginning, request.format)
  if (wrapped !== undefined) notes.push({ code: 'unwrapped', message: wrapped.note })
  const columns = wrapped === undefined ? tableColumns(beginning.head) : undefined
  const kept = (request.mapping ?? null) === null && columns !== undefined ? mappingFor(db, columns) : undefined
  if (kept !== undefined) notes.push({ code: 'columns', message: readAsBefore(kept) })
  const mapping = columns === undefined ? null : (request.mapping ?? kept ?? null)
  const format = wrapped?.format ?? detect(beginning, request.format, mapping).format
  const options: ReaderOptions = {
    format,
    eventName: request.eventName,
    timeZone: request.timeZone,
    fileName: sniffed.fileName,
    catalog: request.catalog ?? null,
    encoding: how.encoding ?? null,
    mapping,
  }
  const name = entry === null ? path : `${path}/${entry.name}`
  return {
    path,
    name,
    how,
    options,
    notes,
    hasComments: plain !== undefined,
    body: wrapped?.body ?? null,
    columns: columns ?? null,
  }
}

function readAsBefore(mapping: ColumnMapping): string {
  return `Its columns are read as those of an earlier file with the same first line: ${mappingText(mapping)}.`
}

const commentsLeftOut = 'Comments and commas before closing brackets, which JSON does not have, were left out.'

const readAs1252 =
  'The file is not UTF-8, and was read as Windows-1252. Where its letters are wrong now, remove this import and name the file’s ' +
  'encoding, such as --encoding windows-1250.'
