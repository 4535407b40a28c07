import { commonEnd, commonStart } from '#shared/template/change'
import type { Span } from '#shared/template/span'

/** Returns the one stretch of `before` to replace to make it `after`, and by what. Never splits a character in two. */
export function textChange(before: string, after: string): { readonly span: Span; readonly text: string } {
  let start = commonStart(before, after)
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start--
  let end = commonEnd(before, after, Math.min(before.length, after.length) - start)
  if (end > 0 && isLowSurrogate(before, before.length - end)) end--
  return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) }
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
