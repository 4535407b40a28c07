/** Characters without width that a paste brings along. Joiners are not among them: scripts and emoji need those. */
const invisible = '\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff'
/** Hyphens and dashes besides the one on the keyboard. */
const dashes = '\\u2010-\\u2015\\u2043\\u2212\\ufe58\\ufe63\\uff0d'

/** Every quote, straight, typographic or an accent in its place. */
export const quoteMarks = '"\'“”„‟«»‘’‚‛‹›＂＇`´″'
/** A dash of any kind, for a regular expression's class. */
export const anyDash = `\\-${dashes}`

const invisibles = new RegExp(`[${invisible}]`, 'g')
const tags = /<\/?[a-z][^<>]{0,100}>/gi

/** Returns a name as it was probably typed: without characters of no width and HTML tags, with plain spaces and hyphens. */
export function plainName(name: string): string {
  return name
    .normalize('NFC')
    .replace(invisibles, '')
    .replace(tags, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2012\u2212\ufe63\uff0d]/g, '-')
    .trim()
    .replace(/[\s,:]+$/, '')
}

const odd = new RegExp(
  `\\]\\]|\\[\\[|[{}｛｝｜<>"“”„=@${invisible}\\u00a0\\u2000-\\u200a\\u202f\\u3000\\u2010-\\u2012\\u2212\\ufe63\\uff0d\\n\\t]|\\bdefault\\s*:|&#?\\w{1,8};|%[0-9a-f]{2}|\\s\\s|[,;:]$`,
  'i',
)

/** Returns whether a name holds what a paste leaves in names, and hardly anything else does. */
export function isOddName(name: string): boolean {
  return odd.test(name)
}
