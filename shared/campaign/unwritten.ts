import type { Draft } from '#shared/campaign/draft'

/** Returns whether no pair of a draft has a letter yet. */
export function isUnwritten({ pairs }: Pick<Draft, 'pairs'>): boolean {
  return pairs.every(({ key, value }) => key.trim() === '' && value.trim() === '')
}
