import { basename } from 'node:path'
import type { Properties } from '#shared/sample/value'
import { UserError } from '../files/user-error.ts'
import { readBytes } from './bytes/bytes.ts'
import { openCatalog } from './formats/catalog.ts'
import { catalogName } from './formats/reader-options.ts'

/** A catalog that is read without a cache: what an import of the file would put into one. */
export interface CatalogFile {
  /** The file's, without its extension. */
  readonly name: string
  /** In the order of the file. Of two with the same id the first counts. */
  readonly items: readonly { readonly id: string; readonly columns: Properties }[]
}

/** Reads a catalog's CSV file, plain or gzip. Rows that an import would reject are left out. Throws a `UserError`. */
export async function readCatalog(path: string): Promise<CatalogFile> {
  const fileName = basename(path)
  const items = new Map<string, { readonly id: string; readonly columns: Properties }>()
  const reader = openCatalog(
    { format: 'catalog', eventName: null, timeZone: 'UTC', fileName },
    {
      record(record) {
        if (record.kind === 'item' && !items.has(record.id)) items.set(record.id, record)
      },
      reject: () => undefined,
      note: () => undefined,
    },
  )
  for await (const chunk of readBytes(path)) reader.push(chunk)
  reader.end()
  if (items.size === 0) throw new UserError('import:empty', `“${fileName}” holds no items. Give a catalog's CSV file.`)
  return { name: catalogName(fileName), items: [...items.values()] }
}
