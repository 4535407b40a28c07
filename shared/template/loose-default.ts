import { quoteMarks } from '#shared/template/look-alikes'
import { entityPattern, entityText } from '#shared/template/unescape'

/** The filters of Liquid that people write, https://docs.clevertap.com/docs/liquid-tags. */
const filterNames =
  'upcase|downcase|capitalize|strip|lstrip|rstrip|date|append|prepend|truncate|truncatewords|round|ceil|floor|abs|escape|url_encode|url_decode|replace|remove|first|last|size|times|plus|minus|divided_by|modulo|join|split|strip_html|newline_to_br|title|titlecase|lower|upper|trim'
const filters = new RegExp(`^\\s*(?:${filterNames})\\b[^|]*(?:\\|\\s*(?:${filterNames})\\b[^|]*)*$`, 'i')

/** Returns whether nothing but Liquid's filters stands in a text that follows a “|”. */
export function isFilters(text: string): boolean {
  return filters.test(text)
}

const entities = new RegExp(entityPattern, 'g')
const quotedText = new RegExp(`^[${quoteMarks}](.*)[${quoteMarks}]$`, 's')
const openText = new RegExp(`^[${quoteMarks}]`)
const closeText = new RegExp(`(?<=^|\\P{L})[${quoteMarks}]$|["“”„«»]$`, 'u')

/**
 * Returns the text that was meant as a default, from how it stands after the colon: in other quotes, in entities for quotes, in
 * brackets, or bare. Undefined where that is not plain.
 */
export function meantDefault(written: string): string | undefined {
  const decoded = written.replace(entities, (entity) => entityText(entity) ?? entity).trim()
  const raw = /^\((.*)\)$/s.exec(decoded)?.[1]?.trim() ?? decoded
  const text = quotedText.exec(raw)?.[1] ?? raw.replace(openText, '').replace(closeText, '')
  return isPlain(text) ? text.replaceAll(/\\(["'])/g, '$1') : undefined
}

/** Whether a text holds nothing that belongs to a token or to its spelling. */
function isPlain(text: string): boolean {
  return (
    !/[{}｛｝|<>=“”„«»`＂]|\]\]|%[0-9a-f]{2}|(?<!\\)"|^\\|\\$|[,;'‘]$|&#?\w{1,8};|^[:('’]|\bdefault\b/i.test(text) &&
    text.trim() === text
  )
}

const word = '(?:d\\w{3,7}t|fallback|else|otherwise|or|default[\\s_]?(?:value|text))'
const lateDefault = new RegExp(
  `^([^]*?\\|)?[\\s|]*${word}\\s*(?::=|=>|[:=：]|\\s)?\\s*([^\\s|][^|]*)(?:\\|([^]*))?$`,
  'i',
)

/** Returns the default in what follows the first “|” of a token, when the word for it is misspelt or filters stand around it. */
export function lateDefaultIn(rest: string): string | undefined {
  const match = lateDefault.exec(rest)
  const [, before, written, after] = match ?? []
  if (written === undefined) return undefined
  if (before !== undefined && !/^[\s|]*$/.test(before) && !isFilters(before.replace(/[\s|]+$/, ''))) return undefined
  if (after !== undefined && !isFilters(after)) return undefined
  return new RegExp(`^[(\\s]*(?:[${quoteMarks}]|&)`).test(written) ? meantDefault(written) : undefined
}
