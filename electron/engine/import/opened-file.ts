import { mappingText, type ColumnMapping, type ToldOfTable } from '#shared/sample/column-mapping'
import type { ImportNote } from '#shared/sample/import-report'
import { mappingFor } from '../store/column-mappings.ts'
import type { Db } from '../store/db.ts'
import { sniff, type Sniffed } from './bytes/bytes.ts'
import type { HowToRead } from './bytes/file-bytes.ts'
import { suggestedEncoding } from './bytes/text-encoding.ts'
import { placeName, type FilePlace } from './bytes/zip.ts'
import { detect } from './formats/detect.ts'
import { tableColumns } from './formats/header-line.ts'
import { linesAbove, type LinesAbove } from './formats/lines-above.ts'
import type { ReaderOptions } from './formats/reader-options.ts'
import type { Shift } from './formats/shifted-sink.ts'
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
  /** What its reader does not get. */
  readonly above: Shift | null
  readonly hasComments: boolean
  /** The names in a table's first line. */
  readonly columns: readonly string[] | null
  /** What was told of such a table, now or before. */
  readonly told: ToldOfTable
  /** The records, where the file only wraps them. */
  readonly body: Buffer | null
}

/** Opens a file of an import, or one inside a ZIP file. Throws a `UserError` for one that Galley does not know. */
export async function openedFile(db: Db, request: ImportRequest, place: FilePlace): Promise<OpenedFile> {
  const { path } = place
  const { eventName, timeZone, catalog = null, encoding = null } = request
  let beginning = await beginningOf(place, encoding)
  const wrapped = await wrappedIn(path, beginning.how, beginning.sniffed, request.format)
  if (wrapped === undefined) beginning = withoutLinesAbove(beginning, request.mapping)
  const columns = wrapped === undefined ? tableColumns(beginning.sniffed.head) : undefined
  const told = columns === undefined ? undefined : toldOf(db, request, columns)
  const { mapping = null, rest = { format: request.format, eventName, encoding }, isKept = false } = told ?? {}
  if (rest.encoding !== encoding)
    beginning = withoutLinesAbove(await beginningOf(place, rest.encoding), request.mapping)
  const { how, sniffed, isGuessed, hasComments, above } = beginning
  const notes: Omit<ImportNote, 'count'>[] = [
    ...(isGuessed ? [{ code: 'encoding' as const, message: readAs1252 }] : []),
    ...(above === null ? [] : [{ code: 'lines-above' as const, message: above.note }]),
    ...(hasComments ? [{ code: 'comments' as const, message: commentsLeftOut }] : []),
    ...(wrapped === undefined ? [] : [{ code: 'unwrapped' as const, message: wrapped.note }]),
    ...(isKept && mapping !== null ? [{ code: 'columns' as const, message: readAsBefore(mapping, rest) }] : []),
  ]
  const format = wrapped?.format ?? detect(sniffed, rest.format, mapping).format
  const options: ReaderOptions = {
    ...{ format, eventName: rest.eventName, timeZone, fileName: sniffed.fileName },
    ...{ catalog, encoding: how.encoding ?? null, mapping },
  }
  const name = placeName(place)
  const body = wrapped?.body ?? null
  return { path, name, how, options, notes, above, hasComments, body, columns: columns ?? null, told: rest }
}

/** How a file begins, and how it is read for that. */
export interface Beginning {
  readonly how: HowToRead
  readonly sniffed: Sniffed
  /** Its encoding was not told, and its bytes are no UTF-8. */
  readonly isGuessed: boolean
  /** It is JSON with comments, which `sniffed` is without. */
  readonly hasComments: boolean
  /** What stands above a table, which `sniffed` is without; null before that was looked for. */
  readonly above: LinesAbove | null
}

/** Reads how a file begins, in the encoding that was told, or else in the one that its bytes suggest. Throws a `UserError`. */
export async function beginningOf({ path, entry }: FilePlace, encoding: string | null): Promise<Beginning> {
  let how: HowToRead = { entry, encoding }
  let sniffed = await sniff(path, how)
  const suggested = encoding === null ? suggestedEncoding(sniffed.head) : undefined
  if (suggested !== undefined) {
    how = { entry, encoding: suggested }
    sniffed = await sniff(path, how)
  }
  const plain = withoutComments(sniffed.head)
  return {
    how,
    sniffed: plain === undefined ? sniffed : { ...sniffed, head: plain },
    isGuessed: suggested !== undefined,
    hasComments: plain !== undefined,
    above: null,
  }
}

/** Returns the same without the lines above a table. */
export function withoutLinesAbove(beginning: Beginning, mapping: ColumnMapping | null = null): Beginning {
  const { sniffed } = beginning
  const above = linesAbove(sniffed.head, mapping)
  if (above === undefined) return beginning
  return { ...beginning, sniffed: { ...sniffed, head: sniffed.head.subarray(above.bytes) }, above }
}

/** What is told of a table: in the request, or with an earlier file that had the same columns. */
interface Told {
  readonly mapping: ColumnMapping | null
  readonly rest: ToldOfTable
  readonly isKept: boolean
}

/** Returns what is told of a table with these columns. */
export function toldOf(
  db: Db,
  { mapping = null, format, eventName, encoding = null }: Omit<ImportRequest, 'cache' | 'files' | 'rejects'>,
  columns: readonly string[],
): Told {
  const rest = { format, eventName, encoding }
  const kept = mapping === null ? mappingFor(db, columns) : undefined
  if (kept === undefined) return { mapping, rest, isKept: false }
  const { told } = kept
  return {
    mapping: kept.mapping,
    rest: {
      format: format ?? told.format,
      eventName: eventName ?? told.eventName,
      encoding: encoding ?? told.encoding,
    },
    isKept: true,
  }
}

function readAsBefore(mapping: ColumnMapping, told: ToldOfTable): string {
  return `Its columns are read as those of an earlier file with the same first line: ${mappingText(mapping, told)}.`
}

const commentsLeftOut = 'Comments and commas before closing brackets, which JSON does not have, were left out.'

const readAs1252 =
  'The file is not UTF-8, and was read as Windows-1252. Where its letters are wrong now, remove this import and name the file’s ' +
  'encoding, such as --encoding windows-1250.'
