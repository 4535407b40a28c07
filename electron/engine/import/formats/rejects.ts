import { own } from '#shared/sample/value'
import { certainty, type Format } from './format.ts'
import { RejectsReader } from './rejects-reader.ts'

/** Galley's own rejects files. */
export const rejects: Format = {
  detect: {
    record: (record) =>
      ['raw', 'reason', 'format'].every((name) => own(record, name) !== undefined) ? certainty.certain : certainty.none,
  },
  open: (options, sink, openReader) => new RejectsReader(options, sink, openReader),
}
