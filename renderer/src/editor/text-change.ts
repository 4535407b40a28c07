import type { Span } from '#shared/template/span'

/** Returns the one stretch of `before` to replace to make it `after`, and by what. Never splits a character in two. */
export function textChange(before: string, after: string): { readonly span: Span; readonly text: string } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start--
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (end > 0 && isLowSurrogate(before, before.length - end)) end--
  return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) }
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
