import type { ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'

/** Returns a reject as a line of a rejects file, which `RejectsReader` reads. `file` is the path of the file that it was read in. */
export function printReject(reject: Reject, file: string, options: ReaderOptions): string {
  const { line, offset, reason, raw, header, readAs } = reject
  const { format, eventName, timeZone, catalog = null, mapping = null } = readAs ?? options
  const more = {
    ...(header === undefined ? {} : { header }),
    ...(eventName === null ? {} : { eventName }),
    ...(catalog === null ? {} : { catalog }),
    ...(mapping === null ? {} : { mapping }),
  }
  const name = readAs === undefined ? file : readAs.fileName
  return `${JSON.stringify({ line, offset, reason, raw, file: name, format, timeZone, ...more })}\n`
}
