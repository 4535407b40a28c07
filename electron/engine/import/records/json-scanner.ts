import type { ByteWindow } from './byte-window.ts'
import { isSpace, textEnd, wordEnd, isWord } from './json-bytes.ts'
import { deepest } from './record-handler.ts'

/** `records`: at a list (or, for `record`, an object) that holds a file's records. */
export type Outcome = 'more' | 'end' | 'broken' | 'deep' | 'records'

/** The members of an envelope that hold its records. */
const lists: ReadonlySet<string> = new Set(['d', 'records', 'record', 'profiles'])
const maxListNameLength = 8

const expectValue = 0
const expectFirstItem = 1
const expectFirstKey = 2
const expectKey = 3
const expectColon = 4
const expectMore = 5
const inText = 6
const inKey = 7
const inWord = 8

const brace = 0x7b
const bracket = 0x5b
const quote = 0x22
const backslash = 0x5c

/**
 * Follows one JSON value through a window, so far as to know where it ends or that it cannot be JSON. Numbers and words
 * are not looked into. A line feed inside a text is what shows a missing quote soonest.
 */
export class JsonScanner {
  /** The next byte to look at; after `broken` and `deep` the one that does not fit, after `records` the list's bracket. */
  at = 0
  #depth = 0
  #state = expectValue
  #listNamed = false
  /** -1 while the current key is not one that could name a list. */
  #keyStart = -1
  readonly #watchesForRecords: boolean
  /** The opening byte of every level. */
  readonly #levels = new Uint8Array(deepest + 1)

  constructor(watchesForRecords: boolean) {
    this.#watchesForRecords = watchesForRecords
  }

  begin(at: number): void {
    this.at = at
    this.#depth = 0
    this.#state = expectValue
    this.#listNamed = false
    this.#keyStart = -1
  }

  /** Goes on behind a list of records, which others have read. */
  resume(at: number): void {
    this.at = at
    this.#state = expectMore
  }

  /** What the window has to keep for this. */
  get keep(): number {
    return this.#state === inKey && this.#keyStart >= 0 ? this.#keyStart : this.at
  }

  scan(window: ByteWindow): Outcome {
    const { bytes, base } = window
    const end = window.end - base
    let i = this.at - base
    let outcome: Outcome | undefined
    while (outcome === undefined && i < end) {
      if (this.#state >= inText) {
        const stop = this.#state === inWord ? wordEnd(bytes, i, end) : textEnd(bytes, i, end)
        if (stop >= end || bytes[stop] === backslash) {
          i = stop
          break
        }
        outcome = this.#leave(window, bytes[stop] ?? 0, stop + base)
        i = this.at - base
        continue
      }
      const byte = bytes[i] ?? 0
      if (byte > 0x20 || !isSpace(byte)) {
        outcome = this.#take(byte, i + base)
        if (outcome !== undefined && outcome !== 'end') break
      }
      i++
    }
    this.at = i + base
    if (this.#state === inKey && this.at - this.#keyStart > maxListNameLength) this.#keyStart = -1
    return outcome ?? 'more'
  }

  /** Ends a text, key or word at the byte that stopped it. */
  #leave(window: ByteWindow, byte: number, place: number): Outcome | undefined {
    this.at = place
    if (this.#state === inWord) {
      this.#state = expectMore
      return undefined
    }
    if (byte !== quote) return 'broken'
    this.at = place + 1
    if (this.#state === inKey) {
      const short = this.#keyStart >= 0 && place - this.#keyStart <= maxListNameLength
      this.#listNamed = short && lists.has(window.text(this.#keyStart, place))
      this.#state = expectColon
    } else this.#state = expectMore
    return undefined
  }

  /** Takes one byte between texts and words. */
  #take(byte: number, place: number): Outcome | undefined {
    switch (this.#state) {
      case expectMore:
        if (byte === 0x2c) {
          this.#state = this.#levels[this.#depth] === brace ? expectKey : expectValue
          return undefined
        }
        return this.#close(byte)
      case expectColon:
        this.#state = expectValue
        return byte === 0x3a ? undefined : 'broken'
      case expectFirstKey:
        if (byte === 0x7d) return this.#close(byte)
        return this.#startKey(byte, place)
      case expectKey:
        return this.#startKey(byte, place)
      case expectFirstItem:
        if (byte === 0x5d) return this.#close(byte)
        return this.#startValue(byte)
      default:
        return this.#startValue(byte)
    }
  }

  #startKey(byte: number, place: number): Outcome | undefined {
    if (byte !== quote) return 'broken'
    this.#state = inKey
    this.#keyStart = this.#watchesForRecords && this.#depth === 1 ? place + 1 : -1
    return undefined
  }

  #startValue(byte: number): Outcome | undefined {
    if (byte === quote) this.#state = inText
    else if (byte === brace || byte === bracket) return this.#open(byte)
    else if (isWord(byte)) this.#state = inWord
    else return 'broken'
    return undefined
  }

  #open(byte: number): Outcome | undefined {
    if (this.#listNamed && this.#depth === 1) {
      this.#listNamed = false
      return 'records'
    }
    if (this.#depth === deepest) return 'deep'
    this.#levels[++this.#depth] = byte
    this.#state = byte === brace ? expectFirstKey : expectFirstItem
    return undefined
  }

  #close(byte: number): Outcome | undefined {
    // in ASCII both closing brackets come two after their opening ones
    if (this.#depth === 0 || byte - 2 !== this.#levels[this.#depth]) return 'broken'
    this.#state = expectMore
    return --this.#depth === 0 ? 'end' : undefined
  }
}
