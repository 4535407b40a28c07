import { ExactNumber } from '#shared/json/exact-number'
import { isList, type Value } from '#shared/sample/value'

/** The ways in which a value can be missing, kept apart from import to report. */
export const missingKinds = [
  'absent',
  'null',
  'empty',
  'blank',
  'placeholder',
  'not-text',
  'no-event',
  'no-value',
  'no-item',
] as const
export type MissingKind = (typeof missingKinds)[number]

/** What people read for each kind. */
export const missingWords: Readonly<Record<MissingKind, string>> = {
  absent: 'the property is not there',
  null: 'the property is null',
  empty: 'the property is an empty text',
  blank: 'the property is white space only',
  placeholder: 'the property is a word for nothing',
  'not-text': 'the property is an object, which has no text',
  'no-event': 'there is no such event',
  'no-value': 'there is no constant value',
  'no-item': 'there is no recommended item',
}

/**
 * Returns the kind in which a property is missing; undefined when it has a text. A list with a list or an object among its items has
 * no text. Otherwise one item with a text is enough; a list without any is blank or a placeholder where an item is, and else empty.
 */
export function missingKindOf(value: Value | undefined): MissingKind | undefined {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (typeof value === 'string') return textKind(value)
  if (typeof value !== 'object' || value instanceof ExactNumber) return undefined
  if (!isList(value)) return 'not-text'
  if (!value.every(isScalarOrNull)) return 'not-text'
  let kind: MissingKind = 'empty'
  for (const item of value) {
    const itsKind = missingKindOf(item)
    if (itsKind === undefined) return undefined
    if (hasText(itsKind)) kind = itsKind
  }
  return kind
}

function isScalarOrNull(value: Value): boolean {
  return typeof value !== 'object' || value === null || value instanceof ExactNumber
}

/** The kinds whose value has a text all the same, which is shown where the draft does not use the default for them. */
export function hasText(kind: MissingKind): boolean {
  return kind === 'blank' || kind === 'placeholder'
}

function textKind(text: string): MissingKind | undefined {
  if (text === '') return 'empty'
  const first = text.charCodeAt(0)
  const isUsual = first > 32 && first < 128
  if (!isUsual && /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text)) return 'blank'
  return isPlaceholder(text) ? 'placeholder' : undefined
}

/** What programs, databases and spreadsheets write where there is nothing, in small letters. */
export const placeholders = ['null', 'undefined', 'none', 'nan', 'n/a', '#n/a', '\\n', '-', '--'] as const

const words: ReadonlySet<string> = new Set(placeholders)
const longestWord = 9

/** Returns whether a whole text is a word for nothing, in any letter case and with any white space around it. */
export function isPlaceholder(text: string): boolean {
  // most texts are longer, and end with a letter or a sign: there is nothing to trim at either end
  if (text.length > longestWord && isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1))) return false
  const word = text.trim()
  return word.length <= longestWord && words.has(word.toLowerCase())
}

function isInk(unit: number): boolean {
  return unit > 32 && unit < 128
}

/** By ASCII character, 1 for what placeholders begin with, but for those that isPlainText leaves to a closer look anyway. */
const wordStarts = new Uint8Array(128)
for (const start of 'nNuU-\\') wordStarts[start.charCodeAt(0)] = 1

/** Returns whether a text is certainly neither missing nor a date, told by its first character: the quick answer for most texts. */
export function isPlainText(text: string): boolean {
  const first = text.charCodeAt(0)
  return first > 36 && first < 128 && (wordStarts[first] === 0 || !isPlaceholder(text))
}
