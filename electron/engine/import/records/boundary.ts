import type { ByteWindow } from './byte-window.ts'
import { isSpace } from './json-bytes.ts'

/** How many bytes to look back over white space. */
export const lookBack = 256
/** The longest first key that records are recognized by, in bytes, and the widest gap before it. */
const maxKeyLength = 64
const widestGap = 256

/** First keys that tell a record before any was read. Keys that nested objects often begin with are not among them. */
const usualFirstKeys: readonly string[] = [
  'identity',
  'objectId',
  'FBID',
  'GPID',
  'profileData',
  'evtName',
  'evtData',
  'profile',
  'platformInfo',
  'event_props',
  'eventProps',
  'email',
  'ts',
  'line',
]

/** What the records of a file look like where they begin. Learned from the good ones, used to find the next after a broken one. */
export class RecordStarts {
  readonly #firstKeys = new Set<string>()
  #seen = 0
  /** White space before records that begin a line; -1 when none does. */
  #indent = -1
  /** Not only the first record stands behind others on its line. */
  #inline = false

  /** Learns from a good record. Looks at the first few hundred, then at every 64th. */
  learn(window: ByteWindow, start: number): void {
    const count = this.#seen++
    if (count > 256 && count % 64 !== 0) return
    const indent = indentOf(window, start)
    if (indent >= 0) this.#indent = indent
    else if (count > 0) this.#inline = true
    const key = firstKey(window, start)
    if (key !== undefined && key !== '' && this.#firstKeys.size < 32) this.#firstKeys.add(key)
  }

  /** Whether the object at a place begins as the good records did; undefined while the window ends before its first key. */
  areLike(window: ByteWindow, place: number): boolean | undefined {
    const key = firstKey(window, place)
    return key === undefined ? undefined : this.#firstKeys.has(key)
  }

  /**
   * What to look for after the record that begins at `start` turned out broken. `envelopeIndent` is that of the envelope it is in.
   */
  after(window: ByteWindow, start: number, envelopeIndent: number): BoundaryRule {
    const own = firstKey(window, start)
    const isObject = own !== undefined && own !== ''
    const indent = isObject ? indentOf(window, start) : this.#indent
    // where every record begins a line, nothing else needs to be looked for, and lists inside records cannot mislead
    if (indent >= 0 && indent === this.#indent && !this.#inline) return { indent, envelopeIndent, keys: new Set() }
    const keys = new Set(this.#firstKeys.size === 0 ? usualFirstKeys : this.#firstKeys)
    if (isObject) keys.add(own)
    return { indent, envelopeIndent, keys }
  }
}

export interface BoundaryRule {
  /** A line that begins with this much white space and a brace begins a record; -1 when records do not begin lines. */
  readonly indent: number
  /** The same for envelopes. */
  readonly envelopeIndent: number
  /** A brace followed by one of these keys begins a record. */
  readonly keys: ReadonlySet<string>
}

/**
 * Returns the first place at or after `from` where a record seems to begin; when there is none yet, where to go on looking, as
 * `{ resume }`. The answer does not depend on how much of the stream is in the window.
 */
export function findBoundary(
  window: ByteWindow,
  from: number,
  rule: BoundaryRule,
  ended: boolean,
): number | { resume: number } {
  for (let place = nextBrace(window, from); place >= 0; place = nextBrace(window, place + 1)) {
    const indent = indentOf(window, place)
    if (indent >= 0 && (indent === rule.indent || indent === rule.envelopeIndent)) {
      // where records and envelopes stand alike, only the first key tells them apart
      const isUndecided = rule.indent === rule.envelopeIndent && firstKey(window, place) === undefined
      return isUndecided && !ended ? { resume: place } : place
    }
    if (rule.keys.size === 0 || isNested(window, place)) continue
    const key = firstKey(window, place)
    if (key === undefined && !ended) return { resume: place }
    if (key !== undefined && rule.keys.has(key)) return place
  }
  return { resume: window.end }
}

function nextBrace(window: ByteWindow, from: number): number {
  const index = window.bytes.indexOf(0x7b, from - window.base)
  return index >= 0 && index + window.base < window.end ? index + window.base : -1
}

/** Returns how many spaces and tabs stand before a place that begins its line; -1 when something else does. */
export function indentOf(window: ByteWindow, place: number): number {
  for (let count = 0; count <= lookBack; count++) {
    const index = place - count - 1 - window.base
    if (index < 0) return window.base === 0 ? count : -1
    const byte = window.bytes[index] ?? 0
    if (byte === 0x0a) return count
    if (byte !== 0x20 && byte !== 0x09) return -1
  }
  return -1
}

/** Whether the value at a place is the value of a key or the first of a list: records in a list come after another one. */
function isNested(window: ByteWindow, place: number): boolean {
  for (let index = place - 1 - window.base, count = 0; index >= 0 && count < lookBack; index--, count++) {
    const byte = window.bytes[index] ?? 0
    if (!isSpace(byte)) return byte === 0x3a || byte === 0x5b
  }
  return false
}

/** The first key of the object at a place; empty when it has none to speak of, undefined when the window ends before it. */
function firstKey(window: ByteWindow, place: number): string | undefined {
  const { bytes, base } = window
  const end = window.end - base
  let i = place + 1 - base
  const widest = i + widestGap
  while (i < end && i < widest && isSpace(bytes[i] ?? 0)) i++
  if (i >= end) return undefined
  if (bytes[place - base] !== 0x7b || bytes[i] !== 0x22) return ''
  const from = i + 1
  const close = bytes.subarray(from, Math.min(end, from + maxKeyLength + 1)).indexOf(0x22)
  if (close >= 0) return bytes.toString('latin1', from, from + close)
  return end <= from + maxKeyLength ? undefined : ''
}
