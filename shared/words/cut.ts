import { counted } from '#shared/words/numbers'

/** Returns a text of at most `maxLength` UTF-16 units, the ellipsis among them. Never cuts through a character. */
export function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${beginning(text, maxLength - 1)}…`
}

/** Returns the first `maxLength` UTF-16 units of a text, and how long the whole text is: “abc… (2,014 characters)”. */
export function cutWithLength(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${beginning(text, maxLength)}… (${counted(text.length, 'character')})`
}

/** Returns the first `maxLength` UTF-16 units of a text, one less where they would end within a character. */
export function beginning(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
}
