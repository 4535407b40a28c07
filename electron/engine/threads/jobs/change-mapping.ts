import type { KeptMapping } from '#shared/sample/column-mapping'
import { forgetMapping, keepMapping } from '../../store/column-mappings.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'

/** What becomes of the mapping for files with these columns: null forgets it. */
export interface MappingChange {
  readonly columns: readonly string[]
  readonly kept: Omit<KeptMapping, 'columns'> | null
}

export const changeMappingJob = inCache((db: Db, { columns, kept }: InCache & MappingChange) => {
  if (kept === null) forgetMapping(db, columns)
  else keepMapping(db, { columns, ...kept })
  return null
})
