/** A whole number with thousands separators, as in `2,014`. The same on every machine. */
export function numberWords(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** What is counted, in one and in many. */
export interface Noun {
  readonly one: string
  readonly many: string
}

export const users: Noun = { one: 'user', many: 'users' }
export const characters: Noun = { one: 'character', many: 'characters' }

/** A number with its noun: `1 user`, `2,014 users`. */
export function counted(count: number, noun: Noun): string {
  return `${numberWords(count)} ${count === 1 ? noun.one : noun.many}`
}

/** A share of a whole with the verb that fits it: `37 of 2,014 users have`, `1 of 2,014 users has`. */
export function share(count: number, total: number, noun: Noun): string {
  return `${numberWords(count)} of ${counted(total, noun)} ${count === 1 ? 'has' : 'have'}`
}

/** Names in a row, as people write them: `City, Country or State`. */
export function either(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

/** A question after an unknown name, with a space before it; empty when no name is near. */
export function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Did you mean ${either(names)}?`
}

/** Text from a draft inside a message: in typographic quotes, cut after 60 characters. */
export function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : text}”`
}
