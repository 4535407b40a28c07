import type { FormatId } from '#shared/sample/formats'

/** What a reader needs to know besides the bytes. */
export interface ReaderOptions {
  readonly format: FormatId
  /** The event's name, for downloads, which do not hold it; null when nobody said. */
  readonly eventName: string | null
  /** The project's time zone, an IANA name, for times without one. */
  readonly timeZone: string
  /** The file's name without folders: names a catalog where nobody did. */
  readonly fileName: string
  /** The catalog's name, where somebody gave it. */
  readonly catalog?: string | null
}

/** What besides its bytes decides what a file says. */
export function optionsText({ format, eventName, timeZone, fileName, catalog = null }: ReaderOptions): string {
  return JSON.stringify({
    ...{ eventName, timeZone },
    ...(format === 'catalog' ? { catalog: catalog ?? catalogName(fileName) } : {}),
  })
}

/** A catalog's name from its file's, without extensions: `shirts.csv.gz` is the catalog “shirts”. */
export function catalogName(fileName: string): string {
  return fileName.replace(/(?<=.)(?:\.(?:csv|tsv|txt|gz))+$/i, '')
}
