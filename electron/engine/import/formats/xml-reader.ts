import { StringDecoder } from 'node:string_decoder'
import sax from 'sax'
import { failed, type Result } from '#shared/result'
import { isObject, type Properties, type Value } from '#shared/sample/value'
import { cutNote, deepest, maxRawBytes, maxRecordBytes, mostMembers, reasons } from '../records/record-handler.ts'
import { valueOfXml, type XmlNode } from '../records/xml-node.ts'
import { UserError } from '../../files/user-error.ts'
import { valueOf } from './csv-value.ts'
import type { Reader, RecordSink } from './reader.ts'
import type { SampleRecord } from './sample-record.ts'

/** Where the records stand side by side, without one element around them, this one is. */
const root = '<records>'

/** What is known of the record at hand. */
interface OpenRecord {
  readonly from: number
  readonly line: number
  readonly path: XmlNode[]
  members: number
  /** Why it cannot be used. */
  wrong: string | null
}

/**
 * Reads XML with a record an element of one name, at whatever depth, in constant memory. A record that is no XML costs itself. No entity
 * but those of XML itself is ever replaced.
 */
export class XmlReader implements Reader {
  readonly #parser = sax.parser(true, { position: true })
  readonly #decoder = new StringDecoder('utf8')
  readonly #sink: RecordSink
  readonly #element: string
  readonly #make: (record: Properties) => Result<SampleRecord, string>
  #record: OpenRecord | null = null
  /** The text that is still needed, its place in characters, and what came before it in bytes. */
  #text = root
  #base = 0
  #bytes = -root.length
  #depth = 0

  constructor(sink: RecordSink, element: string, make: (record: Properties) => Result<SampleRecord, string>) {
    this.#sink = sink
    this.#element = element
    this.#make = make
    const parser = this.#parser
    parser.onopentag = ({ name, attributes }) => {
      this.#open(name, Object.entries(attributes))
    }
    parser.ontext = (text) => {
      this.#add(text)
    }
    parser.oncdata = (text) => {
      this.#add(text)
    }
    parser.onclosetag = (name) => {
      this.#close(name)
    }
    parser.onerror = (error) => {
      if (this.#record !== null) this.#record.wrong ??= notXml(error)
      const kept: { error: Error | null } = parser
      kept.error = null
      parser.resume()
    }
    parser.write(root)
  }

  push(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk))
  }

  end(): void {
    this.#take(this.#decoder.end())
    const record = this.#record
    if (record === null) return
    this.#refuse(record, this.#text.length, reasons.cut)
    this.#sink.note(cutNote)
  }

  #take(text: string): void {
    // a batch of a record's beginning at a time, so that what is behind it can be let go
    this.#text += text
    this.#parser.write(text)
    const record = this.#record
    const { position, startTagPosition } = this.#parser
    // without a record the last tag is still needed: it may be a record's, and not all of it here
    this.#forget((record?.from ?? Math.max(startTagPosition - 1, position - maxRecordBytes)) - this.#base)
    if (record === null || this.#text.length <= maxRecordBytes) return
    record.wrong = reasons.long
    record.path.length = 1
  }

  #forget(count: number): void {
    const gone = Math.min(count, this.#text.length)
    if (gone <= 0) return
    this.#bytes += Buffer.byteLength(this.#text.slice(0, gone))
    this.#text = this.#text.slice(gone)
    this.#base += gone
  }

  #open(name: string, attributes: readonly (readonly [string, unknown])[]): void {
    if (++this.#depth > deepest)
      throw new UserError(
        'import:not-text',
        'The XML is nested deeper than 200 levels. Export it again and import that.',
      )
    const isText = attributes.some(([key, value]) => /(?:^|:)type$/.test(key) && /string$/i.test(String(value)))
    const node: XmlNode = { name, children: [], text: '', isText }
    const record = this.#record
    if (record === null) {
      if (name !== this.#element) return
      const from = this.#parser.startTagPosition - 1
      this.#record = { from, line: this.#parser.line + 1, path: [node], members: 0, wrong: null }
      return
    }
    if (record.wrong !== null) return
    if (++record.members > mostMembers) record.wrong = reasons.wide
    record.path.at(-1)?.children.push(node)
    record.path.push(node)
  }

  #add(text: string): void {
    const node = this.#record?.path.at(-1)
    if (node !== undefined && this.#record?.wrong === null) node.text += text
  }

  #close(name: string): void {
    this.#depth--
    const record = this.#record
    if (record === null) return
    if (record.path.length > 1) {
      record.path.pop()
      return
    }
    const [node] = record.path
    if (record.wrong !== null && name !== this.#element) return
    const to = this.#parser.position - this.#base
    const value = node === undefined ? null : valueOfXml(node, readText)
    const made =
      record.wrong === null && isObject(value) ? this.#make(value) : failed(record.wrong ?? reasons.notARecord)
    if (!made.ok) this.#refuse(record, to, made.error)
    else this.#sink.record(made.value, { ...this.#placeOf(record), raw: this.#rawOf(record, to) })
    this.#record = null
  }

  #refuse(record: OpenRecord, to: number, reason: string): void {
    const raw = this.#rawOf(record, to)
    this.#sink.reject({
      ...this.#placeOf(record),
      raw: raw.length > maxRawBytes ? `${raw.slice(0, maxRawBytes)}…` : raw,
      reason,
    })
  }

  #rawOf({ from }: OpenRecord, to: number): string {
    return this.#text.slice(from - this.#base, to)
  }

  #placeOf({ from, line }: OpenRecord): { readonly line: number; readonly offset: number } {
    return { line, offset: this.#bytes + Buffer.byteLength(this.#text.slice(0, from - this.#base)) }
  }
}

function readText(text: string, isText: boolean): Value {
  const trimmed = text.trim()
  return valueOf(trimmed, isText) ?? ''
}

function notXml(error: Error): string {
  const what = error.message.split('\n', 1)[0] ?? ''
  return `This record is not valid XML (${what}). Correct it and import it again.`
}
