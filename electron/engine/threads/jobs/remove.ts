import { removeImport } from '../../import/remove-import.ts'
import { forgetCache } from '../../store/forget-cache.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'

export const removeImportJob = inCache((db: Db, input: InCache & { readonly import: number }) => {
  removeImport(db, input.import)
  return null
})

/** Leaves nothing of the samples in Galley's own cache, also where it cannot be read. No other thread may have it open. */
export function forgetSamplesJob({ cache }: InCache): null {
  forgetCache(cache, { isOurs: true })
  return null
}
