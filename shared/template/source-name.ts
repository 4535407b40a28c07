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

/** Returns true for an event's name that would be taken for another source if it stood without quotes. */
export function isReserved(name: string): boolean {
  return /^(?:Profile|Event|Constant(?:\s*#.*)?|Recommendation(?:\s.*)?)$/s.test(name)
}
