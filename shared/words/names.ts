import { cut } from '#shared/words/cut'

/** Returns a text in typographic quotes, cut to 60 UTF-16 units, as it stands inside a sentence. */
export function quoted(text: string): string {
  return `“${cut(text, 60)}”`
}

/** Returns names in a row: `City, Country or State`. */
export function either(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

/** Returns the keys of pairs as a list; one that is empty is told in words. */
export function keyList(keys: readonly string[]): string {
  return keys.map((key) => (key.trim() === '' ? 'one without a key' : key)).join(', ')
}
