import { removeImport } from '../../import/remove-import.ts'
import { forgetSamples } from '../../store/forget-samples.ts'
import type { Db } from '../../store/open-store.ts'
import { inCache, type InCache } from '../in-cache.ts'

export const removeImportJob = inCache((db: Db, input: InCache & { readonly import: number }) => {
  removeImport(db, input.import)
  return null
})

export const forgetSamplesJob = inCache((db: Db, _input: InCache) => {
  forgetSamples(db)
  return null
})
