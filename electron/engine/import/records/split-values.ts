import { indentOf, lookBack, RecordStarts } from './boundary.ts'
import { ByteWindow } from './byte-window.ts'
import { isSpace } from './json-bytes.ts'
import { LineCounter } from './line-counter.ts'
import { ErrorRecovery } from './error-recovery.ts'
import { maxRawBytes, maxRecordBytes, reasons, type RecordHandler } from './record-handler.ts'
import { JsonScanner, type Outcome } from './json-scanner.ts'
import { SuspectBytes } from './suspect-bytes.ts'

/** What stands at the place in hand. `outer` is a value of the file itself, `inner` one in a list of records. */
type Context = 'between' | 'outer' | 'elements' | 'inner' | 'after' | 'lost'

const listCutNote = 'The file ends before its list of records is closed. Import it again when it is complete.'

/**
 * Cuts values out of a list, an envelope around a list, or values one after the other, on any number of lines. After a
 * broken record it goes on where the next one seems to begin. What it hands on does not depend on the chunks' borders.
 */
export class ValueSplitter {
  readonly #window = new ByteWindow()
  readonly #lines = new LineCounter()
  readonly #starts = new RecordStarts()
  readonly #outer = new JsonScanner(true)
  readonly #inner = new JsonScanner(false)
  readonly #handler: RecordHandler
  #context: Context = 'between'
  /** The next byte, unless a scanner is at work. */
  #at = 0
  #start = 0
  /** Where the value in hand ends. */
  #valueEnd = 0
  #enveloped = false
  #inList = false
  /** The records are the one value of an envelope's `record`. */
  #alone = false
  #ended = false
  /** Of the value of the file itself that is in hand, where that is an object. */
  #outerIndent = -1
  readonly #lost: ErrorRecovery
  readonly #suspects = new SuspectBytes()

  constructor(handler: RecordHandler) {
    this.#handler = handler
    this.#lost = new ErrorRecovery(this.#window, handler)
  }

  push(chunk: Buffer): void {
    this.#suspects.look(chunk, this.#window.end, this.#start)
    const keep = this.#keep()
    if (keep > this.#window.base) this.#lines.at(keep, this.#window)
    this.#window.append(chunk, keep)
    this.#run()
  }

  end(): void {
    this.#ended = true
    this.#run()
  }

  #run(): void {
    while (this.#step());
  }

  /** Returns false when it needs more bytes, or has none left. */
  #step(): boolean {
    switch (this.#context) {
      case 'between':
        return this.#between()
      case 'outer':
        return this.#scanOuter(this.#outer.scan(this.#window))
      case 'elements':
        return this.#elements()
      case 'inner':
        return this.#scanInner(this.#inner.scan(this.#window))
      case 'after':
        return this.#after()
      case 'lost':
        return this.#search()
    }
  }

  #keep(): number {
    const from = {
      between: this.#at,
      elements: this.#at,
      outer: this.#enveloped ? this.#outer.keep : this.#start,
      inner: this.#start,
      after: this.#start,
      lost: this.#lost.keep,
    }[this.#context]
    return from - lookBack - 1
  }

  /** The next byte that is neither white space nor a comma; -1 when there is none yet. */
  #skip(): number {
    const { bytes, base, end } = this.#window
    while (this.#at < end) {
      const byte = bytes[this.#at - base] ?? 0
      if (byte !== 0x2c && !isSpace(byte)) return byte
      this.#at++
    }
    return -1
  }

  #between(): boolean {
    const byte = this.#skip()
    if (byte < 0) return false
    if (byte === 0x7b) {
      this.#enveloped = false
      this.#inList = false
      this.#start = this.#at
      this.#outerIndent = indentOf(this.#window, this.#at)
      this.#outer.begin(this.#at)
      this.#context = 'outer'
    } else if (byte === 0x5b) {
      this.#at++
      this.#enveloped = false
      this.#enterList()
    } else if (byte === 0x5d || byte === 0x7d) this.#at++
    else this.#lose(this.#at, reasons.notARecord)
    return true
  }

  #enterList(): void {
    this.#inList = true
    this.#alone = false
    this.#context = 'elements'
  }

  #elements(): boolean {
    const byte = this.#skip()
    if (byte < 0) {
      if (this.#ended) this.#handler.note(listCutNote)
      return false
    }
    if (byte === 0x7b) this.#beginInner()
    else if (byte === 0x5d) {
      this.#at++
      this.#leaveList()
    } else this.#lose(this.#at, reasons.notARecord)
    return true
  }

  #beginInner(): void {
    this.#start = this.#at
    this.#inner.begin(this.#at)
    this.#context = 'inner'
  }

  #leaveList(): void {
    this.#inList = false
    this.#alone = false
    this.#context = this.#enveloped ? 'outer' : 'between'
    this.#outer.resume(this.#at)
  }

  #scanOuter(outcome: Outcome): boolean {
    if (outcome === 'records') {
      this.#at = this.#outer.at
      this.#enveloped = true
      this.#enterList()
      if (this.#window.bytes[this.#at - this.#window.base] === 0x5b) this.#at++
      else {
        this.#alone = true
        this.#beginInner()
      }
      return true
    }
    if (!this.#enveloped) return this.#scanned(outcome, this.#outer)
    this.#at = this.#outer.at
    if (outcome === 'more') {
      if (this.#ended) this.#handler.note(listCutNote)
      return false
    }
    if (outcome === 'end' || this.#startsEnvelope(this.#at)) this.#context = 'between'
    else if (this.#window.bytes[this.#at - this.#window.base] === 0x7b) this.#enterList()
    else this.#lose(this.#at, reasons.structure)
    return true
  }

  #scanInner(outcome: Outcome): boolean {
    return this.#scanned(outcome, this.#inner)
  }

  /** Takes up what a scanner says about the value in hand. */
  #scanned(outcome: Outcome, structure: JsonScanner): boolean {
    if (structure.at - this.#start > maxRecordBytes) this.#lose(this.#start, reasons.long)
    else if (outcome === 'end') {
      this.#valueEnd = structure.at
      this.#at = structure.at
      this.#context = 'after'
    } else if (outcome === 'deep') this.#lose(this.#start, reasons.deep, structure.at)
    else if (outcome === 'broken') this.#lose(this.#start, reasons.structure)
    else if (this.#ended) this.#lose(this.#start, reasons.cut)
    else return false
    return true
  }

  /** A value is only good when nothing else follows it on its line. */
  #after(): boolean {
    const { bytes, base, end } = this.#window
    for (; this.#at < end; this.#at++) {
      const byte = bytes[this.#at - base] ?? 0
      if (byte === 0x20 || byte === 0x09 || byte === 0x0d) continue
      if (byte === 0x0a || byte === 0x2c || byte === 0x7b || byte === 0x5b || this.#closes(byte)) return this.#emit()
      this.#lose(this.#start, reasons.structure)
      return true
    }
    return this.#ended && this.#emit()
  }

  #closes(byte: number): boolean {
    return this.#inList && byte === (this.#alone ? 0x7d : 0x5d)
  }

  #emit(): boolean {
    const window = this.#window
    const handler = this.#handler
    const start = this.#start
    const valueEnd = this.#valueEnd
    const line = this.#lines.at(start, window)
    if (this.#suspects.areIn(window, start, valueEnd)) {
      handler.broken(window.text(start, Math.min(valueEnd, start + maxRawBytes)), line, start, reasons.notUtf8)
    } else {
      this.#starts.learn(window, start)
      this.#lost.deepInARow = 0
      handler.value(window.text(start, valueEnd), line, start)
    }
    if (this.#alone) this.#leaveList()
    else this.#context = this.#inList ? 'elements' : 'between'
    return true
  }

  /** Gives up what begins at `start`; `broken` is where it broke. */
  #lose(start: number, reason: string, broken = start): void {
    this.#start = start
    const rule = this.#starts.after(this.#window, start, this.#enveloped ? this.#outerIndent : -1)
    this.#lost.begin({ start, line: this.#lines.at(start, this.#window), reason, broken }, rule)
    this.#context = 'lost'
  }

  #search(): boolean {
    const next = this.#lost.search(this.#ended)
    if (next === undefined) return false
    this.#at = next
    // at the end the region took the list's end with it: nothing more is missing
    if (next === this.#window.end) this.#inList = false
    // between values of the file itself, commas and closing brackets that are left of a list do no harm
    this.#context = this.#inList && !this.#startsEnvelope(next) ? 'elements' : 'between'
    this.#alone = false
    return true
  }

  #startsEnvelope(place: number): boolean {
    if (!this.#enveloped || this.#outerIndent < 0 || this.#window.bytes[place - this.#window.base] !== 0x7b)
      return false
    return indentOf(this.#window, place) === this.#outerIndent && this.#starts.areLike(this.#window, place) !== true
  }
}
