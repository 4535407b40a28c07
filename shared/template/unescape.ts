/** A text in which what was escaped is written out, with the way back to what it was made from. */
export interface Unescaped {
  readonly text: string
  /** Where each UTF-16 unit of `text` begins in the source; one more for its end. */
  readonly starts: readonly number[]
}

const named: Readonly<Record<string, string>> = {
  ...{ quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '' },
  ...{ lbrace: '{', rbrace: '}', lcub: '{', rcub: '}', lbrack: '[', rbrack: ']', lsqb: '[', rsqb: ']' },
  ...{ vert: '|', verbar: '|', commat: '@', colon: ':', equals: '=', hyphen: '-', dash: '-', num: '#', sol: '/' },
  ...{ ndash: '–', mdash: '—', minus: '−', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', laquo: '«', raquo: '»' },
  ...{ bdquo: '„', sbquo: '‚', hellip: '…', zwnj: '\u200c', zwj: '\u200d', copy: '©', reg: '®', trade: '™' },
  ...{ euro: '€', pound: '£', yen: '¥', cent: '¢', deg: '°', bull: '•', middot: '·', times: '×' },
}

/** Returns what an entity such as `&quot;` or `&#123;` stands for; undefined for one that is not known. */
export function entityText(entity: string): string | undefined {
  const inner = entity.slice(1, -1)
  if (!inner.startsWith('#')) return Object.hasOwn(named, inner) ? named[inner] : named[inner.toLowerCase()]
  const code = /^#x/i.test(inner) ? Number.parseInt(inner.slice(2), 16) : Number(inner.slice(1))
  if (!Number.isInteger(code) || code < 9 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined
  return code === 160 ? ' ' : String.fromCodePoint(code)
}

/** An entity, for a regular expression. */
export const entityPattern = '&(?:[a-zA-Z]{2,8}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});'

const escaped = new RegExp(`${entityPattern}|(?:%[0-9a-f]{2})+|[｛｝＠｜]|[\\u200b\\u2060\\ufeff\\u00ad]`, 'gi')
const fullWidth: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '＠': '@', '｜': '|' }

/** Writes out entities, percent signs with their bytes, and full-width braces; characters without width go. */
export function unescape(source: string): Unescaped {
  const parts: string[] = []
  const starts: number[] = []
  let from = 0
  const put = (text: string, at: number, step: 0 | 1) => {
    parts.push(text)
    for (let i = 0; i < text.length; i++) starts.push(at + i * step)
  }
  for (const { 0: found, index } of source.matchAll(escaped)) {
    const text = meaning(found)
    if (text === undefined) continue
    put(source.slice(from, index), from, 1)
    put(text, index, 0)
    from = index + found.length
  }
  put(source.slice(from), from, 1)
  starts.push(source.length)
  return { text: parts.join(''), starts }
}

function meaning(found: string): string | undefined {
  if (found.startsWith('&')) return entityText(found)
  if (!found.startsWith('%')) return fullWidth[found] ?? ''
  try {
    return decodeURIComponent(found)
  } catch {
    return undefined
  }
}
