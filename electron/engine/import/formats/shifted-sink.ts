import type { NoteCode } from '#shared/sample/import-report'
import type { RecordPlace, RecordSink, Reject } from './reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { SampleRecord } from './sample-record.ts'

/** How much of a file comes before what its reader gets. */
export interface Shift {
  readonly lines: number
  readonly bytes: number
}

/**
 * Hands on what a reader of the rest of a file finds, with its places in the whole file. `readAs` is how a single record is read again.
 */
export class ShiftedSink implements RecordSink {
  readonly #sink: RecordSink
  readonly #shift: Shift
  readonly #readAs: { readonly readAs?: ReaderOptions }

  constructor(sink: RecordSink, shift: Shift, readAs?: ReaderOptions) {
    this.#sink = sink
    this.#shift = shift
    this.#readAs = readAs === undefined ? {} : { readAs }
  }

  record(record: SampleRecord, place: RecordPlace): void {
    this.#sink.record(record, { ...this.#readAs, ...place, ...this.#placeOf(place) })
  }

  reject(reject: Reject): void {
    this.#sink.reject({ ...this.#readAs, ...reject, ...this.#placeOf(reject) })
  }

  note(sentence: string, code?: NoteCode): void {
    this.#sink.note(sentence, code)
  }

  #placeOf({ line, offset }: RecordPlace) {
    return { line: line + this.#shift.lines, offset: offset + this.#shift.bytes }
  }
}
