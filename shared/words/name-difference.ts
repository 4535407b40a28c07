const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const invisible = /\p{Default_Ignorable_Code_Point}/gu

/** Returns how a name differs from one that looks the same, such as `with a no-break space`. Undefined where they look different. */
export function nameDifference(name: string, other: string): string | undefined {
  if (name === other || looks(name) !== looks(other)) return undefined
  const has = (pattern: RegExp) => name.match(pattern)?.join() !== other.match(pattern)?.join()
  const ways = [
    has(spaces) ? (`${name}${other}`.includes('\u00a0') ? 'a no-break space' : 'a space of another kind') : '',
    has(invisible) ? 'an invisible character' : '',
    has(hyphens) ? 'a hyphen or dash of another kind' : '',
  ].filter((way) => way !== '')
  const isIn = (text: string) => [spaces, invisible, hyphens].some((pattern) => text.search(pattern) >= 0)
  if (ways.length === 0)
    return name === name.normalize('NFC') ? 'with accents in one character (NFC)' : 'with accents of their own (NFD)'
  return `${isIn(name) ? 'with' : 'without'} ${ways.join(' and ')}`
}

/** A name as it looks. */
function looks(name: string): string {
  return name.normalize('NFC').replace(spaces, ' ').replace(invisible, '').replace(hyphens, '-')
}
