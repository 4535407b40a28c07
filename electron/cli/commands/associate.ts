import { Command } from 'commander'
import { counted } from '#shared/words/numbers'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { openAtomic } from '../../engine/files/write-atomic.ts'
import { associationLines } from '../../engine/recommend/association-lines.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import { defaultCachePath } from '../cache-path.ts'
import { openDraft } from '../draft-input.ts'
import { asOfFrom, withCache } from '../inputs.ts'
import { printable, writeLine } from '../output/text.ts'

interface Options {
  readonly out: string
  readonly asOf?: string
  readonly cache?: string
}

const linesAtOnce = 2000

export const associateCommand = new Command('associate')
  .description("writes what a draft's recommendations rest on, for galley pipe --decide: which items are related")
  .argument('<draft>', 'a *.galley.json file')
  .requiredOption('--out <file>', 'the file to write, JSON lines')
  .option('--as-of <time>', 'the clock of the run, ISO 8601; initially the newest event in the cache')
  .option('--cache <path>', 'the cache with the samples')
  .action(async (path: string, options: Options) => {
    refuseInputs([options.out], [path, ...cacheFiles(options.cache ?? defaultCachePath())])
    const { draft } = await openDraft(path)
    const written = await withCache(options.cache, async (db) => {
      const asOf = asOfFrom(options.asOf, draft, db)
      const file = await openAtomic(options.out)
      try {
        // the clock is the first line, so that no run takes those of another
        let lines = [JSON.stringify({ asOf: new Date(asOf).toISOString() })]
        let count = 0
        for (const line of associationLines(db, draft.recommendations, asOf)) {
          lines.push(JSON.stringify(line))
          count++
          if (lines.length < linesAtOnce) continue
          await file.write(`${lines.join('\n')}\n`)
          lines = []
        }
        if (lines.length > 0) await file.write(`${lines.join('\n')}\n`)
        await file.commit()
        return count
      } finally {
        await file.discard()
      }
    })
    writeLine(`${counted(written, 'relation')} written to ${printable(options.out)}`)
  })
