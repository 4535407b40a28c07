import { plainText } from '#shared/check/plain-text'
import type { Parsed } from '#shared/template/parsed'
import type { Span } from '#shared/template/span'

/** Text that looks like a token of another system. */
export interface Foreign {
  /** The system, for people to read. */
  readonly system: string
  readonly isLiquid: boolean
  readonly span: Span
  /** The property that it seems to ask for; null for a tag or an expression. */
  readonly name: string | null
  readonly source: 'profile' | 'event' | 'constant'
  readonly default: string | null
  /** False where ordinary text looks the same, so that only a name that the samples know tells it. */
  readonly certain: boolean
}

interface Look {
  readonly system: string
  /** What the pattern begins with. A text without it is not searched: most have none, and each pattern takes a while to compile. */
  readonly sign: string
  readonly pattern: RegExp
  readonly certain: boolean
}

/** What stands around a name: space, as it is or as addresses and pages write it, and HTML tags. */
const space = '(?:\\s|%20|&nbsp;|&#160;|</?[a-z]{1,8}>){0,3}'

/** Returns the pattern of a name between two signs. */
function between(open: string, name: string, close: string): RegExp {
  return new RegExp(`${open}${space}([\\p{L}_]${name}?)${space}${close}`, 'gu')
}

/** Tried in this order; what one takes, the next ones leave alone. Every pattern is bounded, which keeps the search linear. */
const looks: readonly Look[] = [
  { system: 'Liquid', sign: '{%', pattern: /\{%-?([^%]{0,400})-?%\}/g, certain: true },
  { system: 'Braze', sign: '{{', pattern: /\{\{\s{0,3}\$\{([^{}\n]{1,100}\}[^{}\n]{0,100})\}\}/g, certain: true },
  { system: 'Handlebars or Liquid', sign: '{{', pattern: /\{?\{\{([^{}\n]{0,300})\}\}\}?/g, certain: true },
  { system: 'AMPscript', sign: '%%[', pattern: /%%\[([^\]]{0,400})\]%%/g, certain: true },
  { system: 'Salesforce Marketing Cloud', sign: '%%', pattern: /%%(=?[\p{L}_@][^%\n]{0,80}?)%%/gu, certain: true },
  { system: 'Mailchimp', sign: '*|', pattern: /\*\|([^|*\n]{1,80})\|\*/g, certain: true },
  {
    system: 'a double-bracket system',
    sign: '[[',
    pattern: between('\\[\\[', '[^[\\]\\n]{0,80}', '\\]\\]'),
    certain: true,
  },
  { system: 'ERB or EJS', sign: '<%', pattern: /<%[=-]?([^%<>\n]{0,200})%>/g, certain: true },
  {
    system: 'JavaScript or MessageFormat',
    sign: '${',
    pattern: between('\\$\\{', '[\\p{L}\\p{N}_. ]{0,80}', '\\}'),
    certain: true,
  },
  // a place that a program fills by its number or in order; not in an escaped address, and not a count in a pattern
  {
    system: 'a format string',
    sign: '%',
    pattern: /(?<![\p{L}\p{N}%])%(?:\d\$)?[@sd](?![\p{L}\p{N}%])/gu,
    certain: true,
  },
  { system: 'a format string', sign: '{', pattern: /(?<![\p{L}\p{N}\])}\\.{])\{\d{1,2}\}(?!\})/gu, certain: true },
  {
    system: 'PHP or a shell',
    sign: '$',
    pattern: /(?<![\p{L}\p{N}$])\$([\p{L}_][\p{L}\p{N}_]{1,60})/gu,
    certain: false,
  },
  { system: 'a percent-sign system', sign: '%', pattern: /%([\p{L}_][\p{L}\p{N}_]{1,60})%/gu, certain: false },
  {
    system: 'a single-brace system',
    sign: '{',
    pattern: between('\\{', '[\\p{L}\\p{N}_. ]{0,60}', '\\}'),
    certain: false,
  },
  { system: 'a mail merge', sign: '«', pattern: between('«', '[\\p{L}\\p{N}_ ]{0,60}', '»'), certain: false },
  {
    system: 'a mail merge',
    sign: '<<',
    pattern: between('<<', '[\\p{L}\\p{N}_ ]{0,60}', '>>'),
    certain: false,
  },
  {
    system: 'a chat',
    sign: '@',
    // a word, and further ones that begin with a capital; not in an address, and not before the dash of a token
    pattern:
      /(?<![\p{L}\p{N}_.@/])@([\p{L}_][\p{L}\p{N}_]{0,40}(?: \p{Lu}[\p{L}\p{N}_]{0,40}){0,3})(?![\p{L}\p{N}_@]|\.[\p{L}\p{N}]| - )/gu,
    certain: false,
  },
]

/** Finds what looks like tokens of other systems, in order and without overlaps. */
export function findForeign(parsed: Parsed): readonly Foreign[] {
  const found: Foreign[] = []
  for (const { start, end } of plainText(parsed)) {
    const text = parsed.source.slice(start, end)
    const taken = new Uint8Array(text.length)
    for (const look of looks) {
      if (!text.includes(look.sign)) continue
      for (const match of text.matchAll(look.pattern)) {
        const until = match.index + match[0].length
        if (taken.subarray(match.index, until).includes(1)) continue
        taken.fill(1, match.index, until)
        found.push(read(look, match[1] ?? '', { start: start + match.index, end: start + until }))
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function read({ system, certain }: Look, inner: string, span: Span): Foreign {
  const fallback = /\|\s*default\s*:?\s*(["'])(.*?)\1/i.exec(inner)?.[2] ?? null
  const expression = inner.replace(/[|}].*$/s, '').trim()
  const path = /^(\w+)\s*(?:\.\s*|\[\s*["'])([^"'\]]+)/.exec(expression)
  const space = path?.[1]?.toLowerCase() ?? expression.toLowerCase()
  const isCleverTap = /^(?:profile|event|constanteventproperty|catalog|linked|campaign|externaltrigger)$/.test(space)
  const isLiquid = system === 'Liquid' || (system === 'Handlebars or Liquid' && (isCleverTap || inner.includes('|')))
  const source = space === 'event' ? 'event' : space === 'constanteventproperty' ? 'constant' : 'profile'
  const name =
    system === 'Liquid' || system === 'AMPscript' || /^(?:catalog|linked|campaign|externaltrigger)$/.test(space)
      ? null
      : nameIn(path?.[2] ?? expression)
  return { system: isLiquid ? 'Liquid' : system, isLiquid, span, name, source, default: fallback, certain }
}

/** A name out of an expression, without the marks that systems put around names; null when it is more than a name. */
function nameIn(expression: string): string | null {
  const name = expression
    .trim()
    .replace(/^[=@$]+|\(\)$/g, '')
    .trim()
  return /^[\p{L}_][\p{L}\p{N}_ -]*$/u.test(name) ? name : null
}
