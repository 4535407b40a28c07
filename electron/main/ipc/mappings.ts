import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'
import { formatNamed } from './imports.ts'

/** The mappings of columns that are kept for files with the same first line. */
export function mappingAnswers(cache: SampleCache) {
  return {
    'mapping:list': () => toResult(() => cache.readers.ask('mappings', {})),
    'mapping:keep': ({ columns, mapping, told }) =>
      toResult(async () => {
        const kept = { mapping, told: { ...told, format: formatNamed(told.format) }, usedAt: Date.now() }
        await cache.run('change-mapping', { cache: cache.path, columns, kept })
        return undefined
      }),
    'mapping:forget': ({ columns }) =>
      toResult(async () => {
        await cache.run('change-mapping', { cache: cache.path, columns, kept: null })
        return undefined
      }),
  } satisfies Partial<Answers>
}
