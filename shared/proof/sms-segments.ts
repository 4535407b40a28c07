import { SegmentedMessage } from 'sms-segments-calculator'

/** What decides how a text is split, besides the text. */
interface Units {
  /** Septets of GSM-7; -1 where the text has a character that GSM-7 does not. */
  readonly gsmUnits: number
  /** UTF-16 units that the longest letter with its marks can have at most. */
  readonly longestCluster: number
}

/** What fits into one SMS, and into each of several, in septets of GSM-7 and in UTF-16 units of UCS-2 (3GPP TS 23.040). */
const room = { gsm: { one: 160, each: 153 }, ucs: { one: 70, each: 67 } } as const

/**
 * UTF-16 units. Longer texts are counted by division, which may be a few SMS too few: they are beyond what gateways take, and the
 * library slows down with the square.
 */
const maxExactLength = 1600

/**
 * Returns how many SMS a text takes. The library decides, with its rules: an escaped character, a surrogate pair and a letter with its
 * marks are never split. It is asked only where they could stand at the end of a segment; elsewhere the length alone says the same.
 */
export function smsSegments(text: string, { gsmUnits, longestCluster }: Units): number {
  const isGsm = gsmUnits >= 0
  const { one, each } = isGsm ? room.gsm : room.ucs
  const length = isGsm ? gsmUnits : text.length
  if (length <= one) return 1
  const least = Math.ceil(length / each)
  // the most that the end of a segment can stay empty is a character less one unit
  const spare = isGsm ? Number(length > text.length) : longestCluster - 1
  if (length > maxExactLength || (spare < each && Math.ceil(length / (each - spare)) === least)) return least
  return new SegmentedMessage(text).segmentsCount
}

/** Greek capitals are the last of the letters; beyond them there is the euro sign alone. */
const lastLetter = 0x3ff
const euro = 0x20ac

const unasked = 255
const units = new Uint8Array(lastLetter + 1).fill(unasked)

/** Returns the septets that a UTF-16 unit takes in GSM-7: 1, 2 for an escaped one, and 0 where GSM-7 does not have it. */
export function gsmUnitsOf(unit: number): number {
  if (unit > lastLetter) return unit === euro ? 2 : 0
  const known = units[unit] ?? 0
  return known === unasked ? (units[unit] = libraryUnits(unit)) : known
}

function libraryUnits(unit: number): number {
  const { encodingName, numberOfCharacters } = new SegmentedMessage(String.fromCharCode(unit))
  return encodingName === 'GSM-7' ? numberOfCharacters : 0
}
