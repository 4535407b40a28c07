import { isAscii, isUtf8 } from 'node:buffer'
import { ByteWindow } from './byte-window.ts'
import { cutNote, cutRaw, maxRawBytes, maxRecordBytes, reasons, type RecordHandler } from './record-handler.ts'
import { JsonScanner } from './json-scanner.ts'

const lineFeed = 10

/**
 * Hands on every line that is not blank, without white space around it. The fast way through a file of one value a line:
 * it looks at no byte itself.
 */
export class LineSplitter {
  readonly #handler: RecordHandler
  #line = 1
  /** The place of the next chunk's first byte. */
  #offset = 0
  /** The beginning of a line whose end is in a later chunk. */
  #pieces: Buffer[] = []
  #pending = 0
  /** The line in hand is too long; its rest is let go. */
  #overlong = false

  constructor(handler: RecordHandler) {
    this.#handler = handler
  }

  push(chunk: Buffer): void {
    let from = 0
    if (this.#pending > 0) {
      const end = chunk.indexOf(lineFeed)
      this.#hold(end < 0 ? chunk : chunk.subarray(0, end), this.#offset)
      if (end >= 0) {
        this.#release(this.#offset + end)
        from = end + 1
      }
    }
    if (this.#pending === 0) from = this.#whole(chunk, from)
    if (from < chunk.length && this.#pending === 0) this.#hold(chunk.subarray(from), this.#offset + from)
    this.#offset += chunk.length
  }

  end(): void {
    if (this.#pending === 0) return
    const last = Buffer.concat(this.#pieces)
    if (this.#overlong || !isUtf8(last) || !isUnfinished(last)) this.#release(this.#offset)
    else {
      this.#handler.broken(last.toString('utf8').trim(), this.#line, this.#offset - this.#pending, reasons.cut)
      this.#handler.note(cutNote)
    }
  }

  /** Hands on the lines that lie in a chunk whole. Returns where its last, unfinished line begins. */
  #whole(chunk: Buffer, first: number): number {
    const last = chunk.lastIndexOf(lineFeed)
    if (last < first) return first
    const region = chunk.subarray(first, last)
    const ascii = isAscii(region)
    const valid = ascii || isUtf8(region)
    const encoding = ascii ? 'latin1' : 'utf8'
    for (let from = first; from <= last;) {
      const end = chunk.indexOf(lineFeed, from)
      if (!valid && !isUtf8(chunk.subarray(from, end))) this.#refuse(chunk.subarray(from, end), this.#offset + from)
      else if (end - from > maxRecordBytes) this.#tooLong(chunk.subarray(from, from + maxRawBytes), this.#offset + from)
      else this.#give(chunk.toString(encoding, from, end), this.#offset + from)
      this.#line++
      from = end + 1
    }
    return last + 1
  }

  #hold(piece: Buffer, offset: number): void {
    this.#pending += piece.length
    if (this.#overlong) return
    this.#pieces.push(Buffer.from(piece))
    if (this.#pending <= maxRecordBytes) return
    this.#overlong = true
    this.#tooLong(Buffer.concat(this.#pieces).subarray(0, maxRawBytes), offset + piece.length - this.#pending)
    this.#pieces = []
  }

  /** Hands on the line that was held, which ends at `end`. */
  #release(end: number): void {
    const offset = end - this.#pending
    const line = Buffer.concat(this.#pieces)
    if (!this.#overlong) {
      if (isUtf8(line)) this.#give(line.toString('utf8'), offset)
      else this.#refuse(line, offset)
    }
    this.#line++
    this.#pieces = []
    this.#pending = 0
    this.#overlong = false
  }

  #give(text: string, offset: number): void {
    const raw = text.trim()
    if (raw === '') return
    // a text that was trimmed in front has only one-byte characters there, but for exotic ones that JSON refuses anyway
    this.#handler.value(
      raw,
      this.#line,
      raw.length === text.length ? offset : offset + text.length - text.trimStart().length,
    )
  }

  #refuse(line: Buffer, offset: number): void {
    this.#handler.broken(line.subarray(0, maxRawBytes).toString('utf8').trim(), this.#line, offset, reasons.notUtf8)
  }

  #tooLong(head: Buffer, offset: number): void {
    this.#handler.broken(cutRaw(head), this.#line, offset, reasons.long)
  }
}

/** Whether a text is the beginning of a JSON value, and no more. */
function isUnfinished(text: Buffer): boolean {
  const window = new ByteWindow()
  window.append(text, 0)
  return new JsonScanner(false).scan(window) === 'more' && text.includes('{')
}
