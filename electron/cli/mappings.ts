import { mappingText } from '#shared/sample/column-mapping'
import { forgetMapping, keptMappings } from '../engine/store/column-mappings.ts'
import { openStore } from '../engine/store/open-store.ts'
import { defaultCachePath } from './cache-path.ts'
import { wrongUsage } from './command-error.ts'
import { printable, writeJson, writeLine } from './output/text.ts'

interface Options {
  readonly cache?: string
  readonly json?: true
  readonly forgetMapping?: string
}

/** Lists the mappings of columns that are kept for later files, or forgets one of them. */
export function answerMappings({ cache, json, forgetMapping: number }: Options): void {
  const db = openStore(cache ?? defaultCachePath())
  try {
    const kept = keptMappings(db)
    if (number !== undefined) {
      const chosen = kept[Number(number) - 1]
      if (chosen === undefined)
        throw wrongUsage(`There is no mapping ${number}. List them with galley import --mappings.`)
      forgetMapping(db, chosen.columns)
      writeLine(printable(`Forgotten: ${mappingText(chosen.mapping, chosen.told)}`))
      return
    }
    if (json === true) writeJson({ mappings: kept.map((one, index) => ({ number: index + 1, ...one })) })
    else if (kept.length === 0) writeLine('No mapping is kept.')
    for (const [index, { columns, mapping, told }] of json === true ? [] : kept.entries())
      writeLine(printable(`${String(index + 1)}  ${mappingText(mapping, told)}  (${columns.join(', ')})`))
  } finally {
    db.close()
  }
}
