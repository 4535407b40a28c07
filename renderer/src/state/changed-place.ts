import type { Pair } from '#shared/campaign/draft'

export interface ChangedPlace {
  readonly pair: number
  /** The row as a whole for a pair that came from another place. */
  readonly field: 'key' | 'value' | 'row'
}

/** Returns the pair that an undo or redo changed, as it is now; null when no pair did. */
export function changedPlace(before: readonly Pair[], after: readonly Pair[]): ChangedPlace | null {
  const pair = after.findIndex((each, index) => each !== before[index])
  const was = before[pair]
  const is = after[pair]
  if (is === undefined) return after.length < before.length ? { pair: after.length - 1, field: 'row' } : null
  if (was === undefined || before.includes(is) || after.includes(was)) return { pair, field: 'row' }
  return { pair, field: was.key === is.key ? 'value' : 'key' }
}
