import { distance } from 'fastest-levenshtein'

/** How many names a diagnostic proposes. */
const proposals = 3

/** How many answers an index keeps. */
const answerCacheSize = 2000

/**
 * Names made ready for the question which of them was meant. Building one costs time linear in the names; see `nameIndexOf`,
 * which builds it once.
 */
export class NameIndex {
  readonly #names: readonly string[]
  readonly #known: ReadonlySet<string>
  readonly #folded: readonly string[]
  readonly #byFold = new Map<string, string[]>()
  readonly #letters: Int32Array
  readonly #others: Int32Array
  readonly #answers = new Map<string, readonly string[]>()

  constructor(names: Iterable<string>) {
    this.#known = new Set(names)
    this.#names = [...this.#known]
    this.#folded = this.#names.map(fold)
    this.#letters = Int32Array.from(this.#folded, letterBits)
    this.#others = Int32Array.from(this.#folded, otherBits)
    this.#folded.forEach((text, i) => {
      const same = this.#byFold.get(text)
      if (same === undefined) this.#byFold.set(text, [this.#names[i] ?? ''])
      else same.push(this.#names[i] ?? '')
    })
  }

  has(name: string): boolean {
    return this.#known.has(name)
  }

  /** The other names that differ only in letter case, spaces, dashes and underscores, in the order they were given. */
  alike(name: string): readonly string[] {
    const folded = fold(name)
    if (folded === '') return []
    return (this.#byFold.get(folded) ?? []).filter((other) => other !== name)
  }

  /** At most three names that this one may be a slip of: those alike, then the nearest in edits, then by their alphabet. */
  nearest(name: string): readonly string[] {
    const kept = this.#answers.get(name)
    if (kept !== undefined) return kept
    const found = [...this.alike(name), ...this.#closeTo(fold(name))]
    const answer = [...new Set(found)].slice(0, proposals)
    if (this.#answers.size >= answerCacheSize) this.#answers.clear()
    this.#answers.set(name, answer)
    return answer
  }

  #closeTo(folded: string): string[] {
    if (folded.length > maxNameLength) return []
    const letters = letterBits(folded)
    const others = otherBits(folded)
    const best: { readonly name: string; readonly distance: number; readonly prefix: number }[] = []
    let bound = allowedEdits(folded.length)
    for (let i = 0; i < this.#names.length; i++) {
      const other = this.#folded[i] ?? ''
      const byLength = other.length - folded.length
      if (byLength > bound || -byLength > bound) continue
      if (ones((this.#letters[i] ?? 0) ^ letters) + ones((this.#others[i] ?? 0) ^ others) > 2 * bound) continue
      const edits = distance(folded, other)
      if (edits === 0 || edits > bound) continue
      if (edits === 2 && folded.length < 6 && this.#letters[i] !== letters) continue
      best.push({ name: this.#names[i] ?? '', distance: edits, prefix: sharedPrefix(folded, other) })
      if (best.length < 4 * proposals) continue
      best.sort(byNearness)
      best.length = proposals
      bound = best.at(-1)?.distance ?? bound
    }
    return best.sort(byNearness).map((candidate) => candidate.name)
  }
}

/** No documented name is longer: https://docs.clevertap.com/docs/platform-considerations allows 120 characters. */
const maxNameLength = 300

/**
 * How many edits still make a slip: one for two letters, then two, and one more for every third letter up to four.
 * Of up to five letters, two edits must be a swap: all letters have to be there.
 */
function allowedEdits(length: number): number {
  if (length < 3) return length - 1
  return Math.min(4, Math.max(2, Math.floor(length / 3)))
}

function byNearness(
  a: { readonly name: string; readonly distance: number; readonly prefix: number },
  b: { readonly name: string; readonly distance: number; readonly prefix: number },
): number {
  return a.distance - b.distance || b.prefix - a.prefix || (a.name < b.name ? -1 : 1)
}

function sharedPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/**
 * Returns a name without what people type in different ways: letter case, spaces, dashes of any kind, underscores, characters without
 * width, and accents that stand apart from their letters.
 */
export function fold(name: string): string {
  const plain = name.toLowerCase()
  return ascii.test(plain) ? plain.replace(/[\s_-]+/g, '') : plain.normalize('NFC').replace(unseen, '')
}

const ascii = /^[\0-\x7f]*$/
const unseen = /[\s_\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d\p{Default_Ignorable_Code_Point}]+/gu

/** Which letters from a to z a text has, a bit each. One edit changes at most two bits of both signatures together. */
function letterBits(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) - 97
    if (code >= 0 && code < 26) bits |= 1 << code
  }
  return bits
}

/** Which other characters a text has, digits with a bit of their own. */
function otherBits(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 97 || code >= 123) bits |= 1 << (code & 31)
  }
  return bits
}

function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const indexes = new WeakMap<ReadonlyMap<string, unknown>, Map<string, NameIndex>>()

/** Returns the index of a map's keys and some further names, built once for each map and `purpose`. */
export function nameIndexOf(
  map: ReadonlyMap<string, unknown>,
  purpose = '',
  further: readonly string[] = [],
): NameIndex {
  const byPurpose = indexes.get(map) ?? new Map<string, NameIndex>()
  const index = byPurpose.get(purpose) ?? new NameIndex([...map.keys(), ...further])
  indexes.set(map, byPurpose.set(purpose, index))
  return index
}
