import { Command } from 'commander'
import { pipe } from '../../engine/pipe/pipe.ts'
import { momentFrom, openDraft } from '../inputs.ts'

export const pipeCommand = new Command('pipe')
  .description('recipients as JSON lines on standard input, payloads as JSON lines on standard output; needs no cache')
  .argument('<draft>', 'a *.galley.json file')
  .option('--as-of <time>', "the proof's clock, ISO 8601; initially each line's own newest event")
  .action(async (path: string, options: { readonly asOf?: string }) => {
    const { draft } = await openDraft(path)
    const asOf = options.asOf === undefined ? null : momentFrom(options.asOf, draft.timeZone)
    await pipe(draft, process.stdin, process.stdout, { asOf })
  })
