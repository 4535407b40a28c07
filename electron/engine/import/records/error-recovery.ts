import { findBoundary, type BoundaryRule } from './boundary.ts'
import type { ByteWindow } from './byte-window.ts'
import { cutNote, cutRaw, maxRawBytes, maxRecordBytes, reasons, type RecordHandler } from './record-handler.ts'

interface Loss {
  readonly start: number
  readonly line: number
  readonly reason: string
  /** Where it broke. */
  readonly broken: number
}

const maxDeepInARow = 16

/** What lies between a place where no record can be read and the next record. It is handed on as one broken record. */
export class ErrorRecovery {
  /** How many records without a good one between them were nested too deep: most likely inside each other. */
  deepInARow = 0
  readonly #window: ByteWindow
  readonly #handler: RecordHandler
  #loss: Loss = { start: 0, line: 1, reason: '', broken: 0 }
  #rule: BoundaryRule = { indent: -1, envelopeIndent: -1, keys: new Set() }
  /** Where to go on looking. */
  #at = 0
  /** The beginning, once all of it is too long to keep. */
  #head: string | null = null

  constructor(window: ByteWindow, handler: RecordHandler) {
    this.#window = window
    this.#handler = handler
  }

  /** What the window has to keep for this. */
  get keep(): number {
    return this.#head === null ? this.#loss.start : this.#at
  }

  begin(loss: Loss, rule: BoundaryRule): void {
    this.#loss = loss
    this.#rule = rule
    this.#head = null
    this.deepInARow = loss.reason === reasons.deep ? this.deepInARow + 1 : 0
    // to look at the same bytes again for every record that is not closed would take forever
    this.#at = this.deepInARow > maxDeepInARow ? Math.max(loss.broken, loss.start + 1) : loss.start + 1
  }

  /**
   * Hands on what lies before the next record, and returns where that begins: the window's end when there is none, undefined until
   * it is known.
   */
  search(ended: boolean): number | undefined {
    const window = this.#window
    const { start } = this.#loss
    const found = findBoundary(window, this.#at, this.#rule, ended)
    this.#at = typeof found === 'number' ? found : found.resume
    if (this.#head === null && this.#at - start > maxRawBytes)
      this.#head = cutRaw(window.slice(start, start + maxRawBytes))
    if (typeof found !== 'number' && !ended) return undefined
    this.#give(typeof found === 'number')
    return this.#at
  }

  #give(isFollowed: boolean): void {
    const { start, line, reason } = this.#loss
    const swallowed = reason === reasons.cut || (reason === reasons.long && this.#at - start <= maxRecordBytes)
    const raw = this.#head ?? trimmed(this.#window.text(start, this.#at))
    this.#handler.broken(raw, line, start, isFollowed && swallowed ? reasons.unclosed : reason)
    if (!isFollowed && reason === reasons.cut) this.#handler.note(cutNote)
  }
}

/** Without the white space and the comma that part records. */
function trimmed(text: string): string {
  const end = text.trimEnd()
  return end.endsWith(',') ? end.slice(0, -1).trimEnd() : end
}
