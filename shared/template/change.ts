import type { Span } from '#shared/template/span'

/** What is between what two texts have in common at both ends. */
export interface Change {
  /** In the earlier text. */
  readonly before: Span
  /** How much further on what follows stands in the later text, in UTF-16 units. */
  readonly by: number
}

/** Returns where two texts differ. */
export function changeOf(before: string, after: string): Change {
  const start = commonStart(before, after)
  const end = before.length - commonEnd(before, after, Math.min(before.length, after.length) - start)
  return { before: { start, end }, by: after.length - before.length }
}

/** How much is compared at once, one after the other: far faster than unit by unit. */
const blocks = [16_384, 256] as const

/** Returns how many UTF-16 units two texts have in common at their beginning. */
export function commonStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  for (const block of blocks) {
    while (start + block <= shorter && a.startsWith(b.slice(start, start + block), start)) start += block
  }
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  return start
}

/** Returns how many UTF-16 units two texts have in common at their end, but no more than `most`. */
export function commonEnd(a: string, b: string, most: number): number {
  let end = 0
  for (const block of blocks) {
    const isSame = () => a.startsWith(b.slice(b.length - end - block, b.length - end), a.length - end - block)
    while (end + block <= most && isSame()) end += block
  }
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return end
}
