import { count, counted, share } from '#shared/words/numbers'
import { either } from '#shared/words/names'

/** What is counted, in one and in many. */
export interface Noun {
  readonly one: string
  readonly many: string
}

export const users: Noun = { one: 'user', many: 'users' }

/** Returns a part of a whole with the verb that fits it: `37 of 2,014 users have`, `1 of 2,014 users has`. */
export function partOf(part: number, whole: number, { one, many }: Noun): string {
  return `${count(part)} of ${counted(whole, one, many)} ${part === 1 ? 'has' : 'have'}`
}

/** Returns the same with the share in per cent: `37 of 2,014 users (2 %) have`. */
export function partWithShare(part: number, whole: number, noun: Noun): string {
  return partOf(part, whole, noun).replace(/ (has|have)$/, ` (${share(part, whole)}) $1`)
}

/** Returns a question after an unknown name, with a space before it; empty when no name is near. */
export function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Did you mean ${either(names)}?`
}
