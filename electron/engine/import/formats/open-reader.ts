import { requireTimeZone } from './local-time.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { Reader, RecordSink } from './reader.ts'
import { registry } from './registry.ts'

/**
 * Returns what reads a file of a format. It throws a `UserError`, also later, when nothing of the file can be used; single records that
 * cannot be used go to the sink as rejects.
 */
export function openReader(options: ReaderOptions, sink: RecordSink): Reader {
  // also where no record needs it: a wrong zone is the user's mistake, whatever the format
  requireTimeZone(options.timeZone)
  return registry[options.format].open(options, sink, openReader)
}
