import { gsmUnitsOf, smsSegments } from '#shared/proof/sms-segments'
import { asciiTrait, inPairs, traits } from '#shared/proof/traits'

/** What one scan of a text finds out. */
export interface Measure {
  codePoints: number
  /** UTF-8 bytes; a lone surrogate counts as the three of the character that replaces it. */
  bytes: number
  /** How many bytes more it takes within JSON, as JSON.stringify escapes it. */
  escapes: number
  /** SMS that it takes. */
  segments: number
  /** Bits of `traits`. */
  traits: number
  /** Septets of GSM-7; -1 where the text has a character that GSM-7 does not. */
  gsmUnits: number
  /** UTF-16 units that the longest letter with its marks can have at most. */
  longestCluster: number
}

/** Returns a measure to be filled by `measure`. */
export function newMeasure(): Measure {
  return { codePoints: 0, bytes: 0, escapes: 0, segments: 0, traits: 0, gsmUnits: 0, longestCluster: 1 }
}

/** Above the traits of an ASCII character: whether GSM-7 does not have it, whether JSON escapes it, and whether it takes two septets. */
const notGsm = 1 << 14
const escapedInJson = 1 << 15
const twoSeptets = 1 << 16
const alone = (notGsm - 1) & ~inPairs

let table: Uint32Array | undefined

/** For each ASCII character its traits and what it takes in GSM-7 and in JSON, made at the first need. */
function asciiTable(): Uint32Array {
  return Uint32Array.from({ length: 128 }, (_, unit) => {
    const units = gsmUnitsOf(unit)
    const isEscaped = escapesIn(String.fromCharCode(unit)) > 0
    return asciiTrait(unit) | (units === 0 ? notGsm : units === 2 ? twoSeptets : 0) | (isEscaped ? escapedInJson : 0)
  })
}

/** Measures a text into `into`, in one scan and without making anything. */
export function measure(text: string, into: Measure): void {
  const ascii = (table ??= asciiTable())
  const { length } = text
  let found = 0
  let escaped = 0
  let doubled = 0
  let before = 0
  let i = 0
  for (; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x80) break
    const entry = ascii[unit] ?? 0
    found |= entry
    doubled |= entry & before
    before = entry
    escaped += entry >>> 16
  }
  into.traits = (found & alone) | (doubled & inPairs)
  into.codePoints = length
  into.bytes = length
  into.gsmUnits = (found & notGsm) === 0 ? i + escaped : -1
  into.longestCluster = 1
  if (i < length) found |= measureBeyondAscii(text, i, ascii, into)
  const isEscaped = (found & escapedInJson) !== 0 || (into.traits & traits.loneSurrogate) !== 0
  into.escapes = isEscaped ? escapesIn(text) : 0
  into.segments = smsSegments(text, into)
}

/** Returns `escapedInJson` where an ASCII character is. */
function measureBeyondAscii(text: string, from: number, ascii: Uint32Array, into: Measure): number {
  let { traits: found, codePoints, bytes, gsmUnits } = into
  let escaped = 0
  let before = 0
  let run = 0
  let longestRun = 0
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (gsmUnits >= 0) {
      const septets = gsmUnitsOf(unit)
      gsmUnits = septets === 0 ? -1 : gsmUnits + septets
    }
    if (unit < 0x80) {
      const entry = ascii[unit] ?? 0
      found |= (entry & alone) | (entry & before & inPairs)
      escaped |= entry & escapedInJson
      before = entry
      run = 0
      continue
    }
    before = 0
    if (unit < 0x800) {
      bytes++
      if (unit < 0xa0) found |= traits.control
    } else {
      bytes += 2
      if (unit >= 0xd800 && unit < 0xe000) {
        if (isPairAt(text, i)) {
          codePoints--
          // together they take four bytes, not three each
          bytes -= 2
        } else if (i === 0 || !isPairAt(text, i - 1)) found |= traits.loneSurrogate
      }
    }
    run = standsAlone(unit) ? 0 : run + 1
    if (run > longestRun) longestRun = run
  }
  into.traits = found
  into.codePoints = codePoints
  into.bytes = bytes
  into.gsmUnits = gsmUnits
  into.longestCluster = longestRun + (longestRun === 0 ? 1 : 2)
  return escaped
}

/** The bytes that JSON escapes cost in all. */
function escapesIn(text: string): number {
  let escapes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === quote || unit === backslash || (unit >= 8 && unit <= 13 && unit !== 11)) escapes++
    else if (unit < 0x20) escapes += 5
    else if (unit >= 0xd800 && unit < 0xe000) {
      if (isPairAt(text, i)) i++
      // three more than the three of the character that replaces it
      else escapes += 3
    }
  }
  return escapes
}

const quote = 0x22
const backslash = 0x5c

/** Whether a surrogate pair begins at a place. */
function isPairAt(text: string, at: number): boolean {
  const first = text.charCodeAt(at)
  const second = text.charCodeAt(at + 1)
  return first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000
}

/**
 * Whether a unit is certainly a letter or sign of its own, which no mark and no joiner is: the usual letters of many scripts, and what
 * typographers use. Where it is not certain, the SMS are counted more slowly.
 */
function standsAlone(unit: number): boolean {
  if (unit < 0x300) return unit !== 0xa9 && unit !== 0xae
  if (unit < 0x530) return unit > 0x36f && (unit < 0x483 || unit > 0x489)
  if (unit < 0x900) return (unit >= 0x5d0 && unit <= 0x5ea) || (unit >= 0x621 && unit <= 0x64a)
  // the Indic blocks have their letters in the same places
  if (unit < 0xd80) return (unit & 0x7f) >= 0x05 && (unit & 0x7f) <= 0x39
  if (unit < 0x3041) return (unit >= 0xe01 && unit <= 0xe30) || (unit >= 0x2010 && unit <= 0x2027) || unit === 0x20ac
  return (unit <= 0x9fff && unit >= 0x3400) || unit <= 0x3096 || (unit >= 0xac00 && unit <= 0xd7a3)
}
