import { Command } from 'commander'
import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { counted } from '#shared/words/numbers'
import { isCacheError } from '../../engine/files/user-error.ts'
import { forgetCache } from '../../engine/store/forget-cache.ts'
import { countSamples } from '../../engine/store/samples.ts'
import { isAsideOf } from '../../engine/store/set-aside.ts'
import { defaultCachePath } from '../cache-path.ts'
import { failedWork, wrongUsage } from '../command-error.ts'
import { withCache } from '../inputs.ts'
import { printable, writeLine } from '../output/text.ts'

interface Options {
  readonly cache?: string
  readonly yes?: true
}

export const forgetCommand = new Command('forget')
  .description('leaves nothing of the samples in the cache; drafts and the imported files stay as they are')
  .option('--cache <path>', 'the cache to forget')
  .option('--yes', 'do not ask')
  .action(async (options: Options) => {
    const cache = options.cache ?? defaultCachePath()
    const held = await whatIsIn(cache)
    if (held === undefined) {
      writeLine(printable(`There are no samples at ${cache}: nothing to forget.`))
      return
    }
    if (options.yes !== true) await ask(`${held} in ${cache}`)
    forgetCache(cache, { isOurs: options.cache === undefined })
    writeLine(printable(`Forgotten: ${held} in ${cache}. Drafts and the imported files are as they were.`))
    for (const name of asidesOf(cache)) writeLine(printable(`Kept aside earlier, and still there: ${name}`))
  })

/** How much a cache holds, in words; undefined where there is none. */
async function whatIsIn(cache: string): Promise<string | undefined> {
  try {
    return await withCache(cache, (db) => {
      const { profiles, events } = countSamples(db)
      return `${counted(profiles, 'profile')} and ${counted(events, 'event')}`
    })
  } catch (error) {
    if (!isCacheError(error)) throw error
    if (error.kind === 'cache:missing') return undefined
    return 'samples that cannot be read'
  }
}

/** Ends the command unless the user says yes on the terminal. */
async function ask(what: string): Promise<void> {
  if (!process.stdin.isTTY) throw wrongUsage(`To forget ${what} without being asked, add --yes.`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const left = new AbortController()
  terminal.once('close', () => {
    left.abort()
  })
  const question = printable(`Forget ${what}? This cannot be undone.`)
  const answer = await terminal.question(`${question} Type “forget” to go on: `, left).catch(() => '')
  terminal.close()
  if (answer.trim().toLowerCase() !== 'forget') throw failedWork('Nothing was forgotten.')
}

function asidesOf(cache: string): readonly string[] {
  try {
    return readdirSync(dirname(cache)).filter((name) => isAsideOf(name, basename(cache)))
  } catch {
    return []
  }
}
