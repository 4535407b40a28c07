import { single } from 'fuzzysort'

/** How a text meets what is searched for, the best least. */
export const textFits = { begins: 0, wordBegins: 1, within: 2, letters: 3 } as const
export type TextFit = (typeof textFits)[keyof typeof textFits]

/** What is searched for, made ready to be compared. */
export interface Wanted {
  /** As `folded` returns it, without outer spaces. */
  readonly text: string
  readonly words: readonly string[]
}

/** Returns what is typed, made ready to be compared. */
export function wantedOf(typed: string): Wanted {
  const text = folded(typed.trim())
  return { text, words: text.split(/\s+/).filter((word) => word !== '') }
}

/** Returns a text as it is compared: in small letters without accents, each character in its place. */
export function folded(text: string): string {
  return (/[^\x00-\x7f]/.test(text) ? text.replace(/[^\x00-\x7f]/g, unaccented) : text).toLowerCase()
}

function unaccented(char: string): string {
  const plain = char.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  return plain.length === 1 ? plain : char
}

/**
 * Returns how a folded text meets what is searched for. Of several words each is looked for, and the worst of them counts; `letters` is
 * what remains, whether they are there or not.
 */
export function textFit(text: string, { text: whole, words }: Wanted): TextFit {
  if (text.startsWith(whole)) return textFits.begins
  let worst: TextFit = textFits.wordBegins
  for (const word of words) {
    const at = placeOf(text, word)
    if (at < 0) return textFits.letters
    if (!beginsWord(text, at)) worst = textFits.within
  }
  return worst
}

/**
 * Returns one number for how well a text fits, from 0 to 1, the best most: first how it meets what is searched for, then the score that
 * the fuzzy search gave it.
 */
export function quality(text: string, wanted: Wanted, score: number): number {
  return (textFits.letters - textFit(text, wanted) + Math.min(1, score)) / (textFits.letters + 1)
}

/** Returns the letters of a text that meet what is searched for, as UTF-16 units in order; none where they are not there. */
export function marksIn(text: string, wanted: Wanted): readonly number[] {
  const { text: whole, words } = wanted
  const plain = folded(text)
  if (whole === '' || plain.length !== text.length) return []
  if (plain.startsWith(whole)) return unitsOf(0, whole)
  const places = words.map((word) => placeOf(plain, word))
  if (places.includes(-1)) return single(whole, text)?.indexes ?? []
  const units = words.flatMap((word, index) => unitsOf(places[index] ?? 0, word))
  return [...new Set(units)].sort((a, b) => a - b)
}

function unitsOf(start: number, { length }: string): number[] {
  return Array.from({ length }, (_, offset) => start + offset)
}

/** Where the text has the word, rather at the beginning of one of its own words; -1 where it has not. */
function placeOf(text: string, word: string): number {
  const first = text.indexOf(word)
  let at = first
  while (at >= 0 && !beginsWord(text, at)) at = text.indexOf(word, at + 1)
  return at < 0 ? first : at
}

/** `product_name` has a word that begins at `name`. */
function beginsWord(text: string, at: number): boolean {
  return at === 0 || !isLetter(text.charCodeAt(at - 1))
}

const letter = /[\p{L}\p{N}]/u

/** Of a folded text. A regular expression for each character would take longer than the search itself. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return letter.test(String.fromCharCode(code))
}
