import { assertNever } from '#shared/assert-never'
import type { Source } from '#shared/template/node'

/** What people read for where a token looks. */
export function scopeWords(source: Source): string {
  switch (source.kind) {
    case 'profile':
      return 'Profile'
    case 'event':
      return 'Triggering event'
    case 'named-event':
      return source.name
    case 'constant':
      return source.nth === 1 ? 'Constant' : `Constant #${source.nth}`
    case 'recommendation':
      return source.slot
    default:
      return assertNever(source)
  }
}

/** What can be missing altogether where a token looks; null for the profile, which is always there. */
export function goneWords({ kind }: Source): string | null {
  if (kind === 'profile') return null
  if (kind === 'constant') return 'No value'
  return kind === 'recommendation' ? 'No item' : 'No event'
}
