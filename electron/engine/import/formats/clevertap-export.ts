import { ExportReader, eventNameIn } from './export-reader.ts'
import { certainty, type Format } from './format.ts'

/** CleverTap's export files of one event. */
export const clevertapExport: Format = {
  detect: {
    lines: (first, second) =>
      eventNameIn(first) !== undefined && second.trimStart().startsWith('{') ? certainty.certain : certainty.none,
  },
  open: (options, sink) => new ExportReader(options, sink),
}
