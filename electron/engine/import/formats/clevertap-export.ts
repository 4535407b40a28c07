import { ExportReader, eventNameIn } from './export-reader.ts'
import { certainty, type Format } from './format.ts'

/** CleverTap's export files of one event. */
export const clevertapExport: Format = {
  detect: {
    lines: (first, second) =>
      eventNameIn(first) !== undefined && !isComment.test(first) && mayBeEvent(second)
        ? certainty.certain
        : certainty.none,
  },
  open: (options, sink) => new ExportReader(options, sink),
}

const isComment = /^\s*(?:#|\/\/|\/\*)/

/** A record of an upload says its own type. */
function mayBeEvent(line: string): boolean {
  return /^\s*\{\s*"/.test(line) && !/"type"\s*:\s*"(?:profile|event|token)"/.test(line.slice(0, 10_000))
}
