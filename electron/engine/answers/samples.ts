import type { SamplesSummary } from '#shared/sample/samples-summary'
import { defaultAsOf } from '../store/observed-schema.ts'
import type { Db } from '../store/db.ts'
import { countSamples, listImports } from '../store/samples.ts'
import { isIndexed } from '../store/search.ts'

/** Returns what the cache holds. */
export function samplesSummary(db: Db): SamplesSummary {
  return {
    ...countSamples(db),
    imports: listImports(db).map(({ sha256: _, ...known }) => known),
    asOf: defaultAsOf(db),
    indexed: isIndexed(db),
  }
}
