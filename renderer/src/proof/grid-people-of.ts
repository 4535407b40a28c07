import type { PinFile } from '#shared/proof/expectations/pin'
import type { PlacedPersona } from '#shared/proof/panel'
import type { PinnedUser } from '../state/pins.svelte.ts'
import type { GridPerson } from './grid-people.svelte.ts'

/** The most people shown side by side. */
const maxColumns = 30

interface InGrid {
  readonly people: readonly GridPerson[]
  /** The first of them are pinned. */
  readonly pinned: number
  /** Personas that have no room. */
  readonly more: number
}

/** Returns who stands in the grid: pinned users, then the personas that are not among them. */
export function gridPeople(personas: readonly PlacedPersona[], pins: readonly GridPerson[]): InGrid {
  const known = new Set(pins.map(({ id }) => id))
  const others = personas.map(personOf).filter(({ id }) => !known.has(id))
  const all = [...pins, ...others]
  return {
    people: all.slice(0, maxColumns),
    pinned: Math.min(pins.length, maxColumns),
    more: Math.max(0, all.length - maxColumns),
  }
}

function personOf({ profile, nth, identity, shows }: PlacedPersona): GridPerson {
  return { id: `${String(profile)} ${String(nth)}`, profile, nth, identity, shows }
}

/** Returns the pinned users that the samples have, each occurrence once. */
export function pinnedPeople({ pins }: PinFile, users: readonly (PinnedUser | null)[]): readonly GridPerson[] {
  const people = new Map<string, GridPerson>()
  for (const [index, pin] of pins.entries()) {
    const user = users[index] ?? null
    if (user === null) continue
    const { profile, nth } = user
    const id = `${String(profile)} ${String(nth)}`
    people.set(id, { id, profile, nth, identity: pin.identity, shows: [] })
  }
  return [...people.values()]
}
