import type { Distribution } from '#shared/proof/tally'
import type { PairJson } from '#shared/proof/proof-json'

/** What a length is counted in. */
export type Measure = 'length' | 'bytes' | 'segments'

export const measureOptions: readonly { readonly id: Measure; readonly label: string }[] = [
  { id: 'length', label: 'Characters' },
  { id: 'bytes', label: 'Bytes' },
  { id: 'segments', label: 'SMS' },
]

/**
 * The longest value that is documented, in characters: CleverTap keeps 512 of a property's value, mParticle 4,096 of an attribute's.
 * https://docs.clevertap.com/docs/platform-considerations, https://docs.mparticle.com/guides/default-service-limits/
 */
const documented = [512, 4096] as const

/** Returns the limit that texts of this length come to first; null where nothing is documented. */
export function limitOf(measure: Measure, longest: number): number | null {
  if (measure !== 'length') return null
  const [near, far] = documented
  return longest > near ? far : near
}

export function distributionOf(pair: PairJson, measure: Measure): Distribution | null {
  return pair[measure]
}
