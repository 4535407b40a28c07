import type { NotQualified } from '#shared/audience/qualify'
import { skipWords } from '#shared/audience/skip-words'

/**
 * Why a slot has no item for a recipient. CleverTap does not send such a user the campaign
 * (https://docs.clevertap.com/docs/create-campaigns-using-recommendations).
 */
export const noItemReasons = [
  'no-last-action',
  'item-not-in-catalog',
  'no-related-items',
  'filters-removed-all',
  'position-beyond-list',
] as const
export type NoItemReason = (typeof noItemReasons)[number]

const noItemWords: Readonly<Record<NoItemReason, string>> = {
  'no-last-action': 'has no last action of a recommendation within 60 days of as-of',
  'item-not-in-catalog': "last acted on an item that is not in the recommendation's catalog",
  'no-related-items': 'has no related items for a recommendation',
  'filters-removed-all': 'has no related items left after the conditions of a recommendation',
  'position-beyond-list': 'has fewer related items than the position that a recommendation serves',
}

/** What people read for each where there is room for three words. */
export const noItemLabels: Readonly<Record<NoItemReason, string>> = {
  'no-last-action': 'no last action',
  'item-not-in-catalog': 'item not in the catalog',
  'no-related-items': 'no related items',
  'filters-removed-all': 'filters removed all',
  'position-beyond-list': 'position beyond the list',
}

/** Returns whether a reason is one of those. */
export function isNoItemReason(reason: string): reason is NoItemReason {
  return Object.hasOwn(noItemLabels, reason)
}

/** Why a profile does not get the message: it does not qualify, or a slot has no item for it. */
export type SkipReason = NotQualified | NoItemReason

/** What people read for each reason, after “the user”. */
export const everySkipWord: Readonly<Record<SkipReason, string>> = { ...skipWords, ...noItemWords }

/** Returns what people read for a reason that may come from elsewhere, after “the user”. */
export function skipWordsFor(reason: string): string {
  return Object.hasOwn(everySkipWord, reason) ? everySkipWord[reason as SkipReason] : reason
}

const ofMany: Readonly<Record<string, string>> = { has: 'have', does: 'do', is: 'are', did: 'did' }

/** Returns the same after a number of users: “7 have no event …”. */
export function skipWordsOf(reason: string, users: number): string {
  const words = skipWordsFor(reason)
  return users === 1 ? words : words.replace(/^\w+/, (verb) => ofMany[verb] ?? verb)
}
