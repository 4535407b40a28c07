import type { PairJson } from '#shared/proof/proof-json'

export interface LongestText {
  readonly key: string
  /** In code points. */
  readonly length: number
  readonly identity: string
}

/** Returns the longest of all texts, the first where several are; null without recipients. */
export function longestText(pairs: readonly PairJson[]): LongestText | null {
  let found: LongestText | null = null
  for (const { key, length } of pairs) {
    if (length !== null && length.max > (found?.length ?? 0))
      found = { key, length: length.max, identity: length.longest }
  }
  return found
}
