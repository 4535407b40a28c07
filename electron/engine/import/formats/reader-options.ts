import type { ColumnMapping } from '#shared/sample/column-mapping'
import type { FormatId } from '#shared/sample/formats'

/** What a reader needs to know besides the bytes. */
export interface ReaderOptions {
  readonly format: FormatId
  /** The event's name, for downloads, which do not hold it; null when it was not given. */
  readonly eventName: string | null
  /** The project's time zone, an IANA name, for times without one. */
  readonly timeZone: string
  /** The file's name without folders: a catalog's name where none was given. */
  readonly fileName: string
  /** The catalog's name, where it was given. */
  readonly catalog?: string | null
  /** The file's encoding, where its bytes do not tell it: every reader gets UTF-8. */
  readonly encoding?: string | null
  /** How the columns of a table are read, where its first line does not say it. */
  readonly mapping?: ColumnMapping | null
}

/** Returns JSON of what besides its bytes decides what a file says. */
export function optionsText(options: ReaderOptions): string {
  const { format, eventName, timeZone, fileName, catalog = null, encoding = null, mapping = null } = options
  return JSON.stringify({
    ...{ eventName, timeZone },
    ...(format === 'catalog' ? { catalog: catalog ?? catalogName(fileName) } : {}),
    ...(encoding === null ? {} : { encoding }),
    ...(mapping === null ? {} : { mapping }),
  })
}

/** Returns a catalog's name from its file's, without extensions: `shirts.csv.gz` is the catalog “shirts”. */
export function catalogName(fileName: string): string {
  return fileName.replace(/(?<=.)(?:\.(?:csv|tsv|txt|gz))+$/i, '')
}
