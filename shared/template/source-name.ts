import type { Source } from '#shared/template/node'

/**
 * Returns what a source's unquoted name stands for; anything that is not reserved names an event. Returns undefined for
 * `Recommendation` without a slot.
 */
export function sourceFrom(name: string): Source | undefined {
  if (name === 'Profile') return { kind: 'profile' }
  if (name === 'Event') return { kind: 'event' }
  if (name === 'Constant') return { kind: 'constant', nth: 1 }
  const nth = /^Constant\s*#\s*([1-9]\d{0,5})$/.exec(name)?.[1]
  if (nth !== undefined) return { kind: 'constant', nth: Number(nth) }
  if (name === 'Recommendation') return undefined
  const slot = /^Recommendation\s+(.+)$/s.exec(name)?.[1]
  if (slot !== undefined) return { kind: 'recommendation', slot }
  return { kind: 'named-event', name }
}

const people = '(?:user|customer|contact|subscriber|recipient|member|person|people|profile)s?'
const facts = '(?:[\\s_-]*(?:profile|propert(?:y|ies)|attributes?|fields?))?'
const profileName = new RegExp(`^${people}${facts}$`, 'i')
const eventName = new RegExp(`^(?:trigger(?:ing)?[\\s_-]*)?events?${facts}$`, 'i')

/**
 * Returns the source that a name was probably meant for although it is none, and so an event's: `profile`, `User`, `EVENT`. Undefined
 * for any other name.
 */
export function usualSource(name: string): Source | undefined {
  const bare = name.replace(/[@"'“”„]/g, '').trim()
  const exact = bare === '' ? undefined : sourceFrom(bare)
  if (exact?.kind !== 'named-event') return exact
  if (profileName.test(bare)) return { kind: 'profile' }
  if (eventName.test(bare)) return { kind: 'event' }
  const constant = /^constants?(?:[\s_-]*(?:event[\s_-]*)?propert(?:y|ies))?(?:\s*#?\s*([1-9]))?$/i.exec(bare)
  if (constant !== null) return { kind: 'constant', nth: Number(constant[1] ?? 1) }
  const slot = /^(?:recommendations?|recommended)[\s_-]+(.+)$/is.exec(bare)?.[1]
  return slot === undefined ? undefined : { kind: 'recommendation', slot }
}

/** Returns true for an event's name that would be taken for another source if it stood without quotes. */
export function isReserved(name: string): boolean {
  return /^(?:Profile|Event|Constant(?:\s*#.*)?|Recommendation(?:\s.*)?)$/s.test(name)
}
