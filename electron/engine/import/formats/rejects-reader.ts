import { basename } from 'node:path'
import type { ColumnMapping } from '#shared/sample/column-mapping'
import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import { parseRecord } from '../records/parse-record.ts'
import { reasons } from '../records/record-handler.ts'
import { isFormatId, type FormatId } from '#shared/sample/formats'
import type { OpenReader } from './format.ts'
import type { RecordPlace, Reader, RecordSink, Reject } from './reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { SampleRecord } from './sample-record.ts'
import type { RecordHandler } from '../records/record-handler.ts'
import { JsonSplitter } from '../records/split-json.ts'

const undecoded = reasons.notUtf8.slice(0, 50)
const stillUndecoded =
  'The text still holds “\uFFFD” where bytes could not be decoded. Put the right letters there, or import the file with its encoding.'
const noRaw = 'This line is not one of Galley’s rejects: it needs “raw” and “format”. Correct it and import it again.'

/**
 * Reads Galley's own rejects file: every line's `raw` as a file of its own, in the format, with the event's name and in the time zone
 * that it was first read in. What is rejected again keeps those, so that its rejects file can be corrected in turn.
 */
export class RejectsReader implements Reader, RecordHandler {
  readonly #splitter = new JsonSplitter(this)
  readonly #options: ReaderOptions
  readonly #sink: RecordSink
  readonly #openReader: OpenReader

  constructor(options: ReaderOptions, sink: RecordSink, openReader: OpenReader) {
    this.#options = options
    this.#sink = sink
    this.#openReader = openReader
  }

  push(chunk: Buffer): void {
    this.#splitter.push(chunk)
  }

  end(): void {
    this.#splitter.end()
  }

  value(raw: string, line: number, offset: number): void {
    const parsed = parseRecord(raw)
    if (!parsed.ok) return this.broken(raw, line, offset, parsed.error)
    const reject = parsed.value
    const text = own(reject, 'raw')
    const format = own(reject, 'format')
    if (typeof text !== 'string' || !isFormatId(format) || format === 'rejects')
      return this.broken(raw, line, offset, noRaw)
    // what could not be decoded would come in as it is
    if (text.includes('\uFFFD') && wordOf(own(reject, 'reason'))?.startsWith(undecoded) === true)
      return this.broken(raw, line, offset, stillUndecoded)
    const header = own(reject, 'header')
    const withHeader = typeof header === 'string' && header !== ''
    const readAs = this.#readAs(reject, format)
    const sink = new AtLine(this.#sink, { line, offset, raw: text }, readAs, withHeader ? header : undefined)
    const reader = this.#openReader(readAs, sink)
    reader.push(Buffer.from(withHeader ? `${header}\n${text}` : text))
    reader.end()
  }

  #readAs(reject: Properties, format: FormatId): ReaderOptions {
    const file = wordOf(own(reject, 'file'))
    return {
      format,
      eventName: wordOf(own(reject, 'eventName')) ?? this.#options.eventName,
      timeZone: wordOf(own(reject, 'timeZone')) ?? this.#options.timeZone,
      fileName: file === null ? this.#options.fileName : basename(file),
      catalog: wordOf(own(reject, 'catalog')),
      mapping: mappingIn(own(reject, 'mapping')),
    }
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason })
  }

  note(sentence: string): void {
    this.#sink.note(sentence)
  }
}

/** A rejects file may hold anything. */
function mappingIn(value: Value | undefined): ColumnMapping | null {
  if (!isObject(value)) return null
  const pairs = (name: string) => {
    const listed = own(value, name)
    return (isList(listed) ? listed : []).flatMap((pair) => {
      const [from = null, to = null] = isList(pair) ? pair.map(wordOf) : []
      return from === null || to === null ? [] : [[from, to] as const]
    })
  }
  return { identity: wordOf(own(value, 'identity')), names: pairs('names'), types: pairs('types') }
}

/** Gives records the place of the line that they come from. */
class AtLine implements RecordSink {
  readonly #sink: RecordSink
  readonly #place: RecordPlace
  readonly #readAs: ReaderOptions
  readonly #header: string | undefined

  constructor(sink: RecordSink, place: RecordPlace, readAs: ReaderOptions, header: string | undefined) {
    this.#sink = sink
    this.#place = place
    this.#readAs = readAs
    this.#header = header
  }

  record(record: SampleRecord, { raw, readAs }: RecordPlace): void {
    const said = record.kind === 'item' ? { ...record, isCorrected: true } : record
    this.#sink.record(said, this.#placeOf(raw, readAs))
  }

  reject({ raw, reason, readAs }: Reject): void {
    this.#sink.reject({ ...this.#placeOf(raw, readAs), reason })
  }

  #placeOf(raw: string, readAs: ReaderOptions | undefined): RecordPlace {
    const header = this.#header === undefined ? {} : { header: this.#header }
    return { ...this.#place, raw, readAs: readAs ?? this.#readAs, ...header }
  }

  note(): void {
    // notes are about whole files, which this is not
  }
}
