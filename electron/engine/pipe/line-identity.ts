import type { Draft } from '#shared/campaign/draft'
import { identityText } from '#shared/mparticle/from-profile'
import { own } from '#shared/sample/value'
import type { IdentityOf } from './read-line.ts'

/**
 * Returns what reads the id of a recipient: what the line says, or the profile's identity, or else the first of the other properties
 * that has one.
 */
export function identityReader({ payload }: Pick<Draft, 'payload'>): IdentityOf {
  const names = [...new Set(['Identity', 'CleverTap ID', ...Object.values(payload.identities)])]
  return (profile, given) => {
    const said = identityText(given)
    if (said !== undefined) return said
    for (const name of names) {
      const identity = identityText(own(profile, name))
      if (identity !== undefined) return identity
    }
    return ''
  }
}
