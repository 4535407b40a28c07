import { comparePin, type PinChange } from '#shared/proof/expectations/compare-pin'
import type { PinFile, PinnedEvent, PinOutcome } from '#shared/proof/expectations/pin'

/** What became of the pinned users. */
export interface ExpectationsReport {
  /** How many pins are as they were. */
  readonly held: number
  readonly changed: readonly PinChange[]
  /** The identities of pins that keep no properties, and whose users the samples do not have. */
  readonly missing: readonly string[]
  /** One for each pin, in the order of the file. */
  readonly pins: readonly PinState[]
  /** The file has been made to expect what has changed. */
  readonly updated?: true
}

export interface PinState {
  readonly identity: string
  readonly event: PinnedEvent | null
  readonly state: 'held' | 'changed' | 'missing'
}

/** Returns what became of the pins of a file, from what each user gets now; null for one who is not known. */
export function expectationsReport({ pins }: PinFile, now: readonly (PinOutcome | null)[]): ExpectationsReport {
  const changed: PinChange[] = []
  const states = pins.map((pin, index): PinState => {
    const { identity, event = null } = pin
    const outcome = now[index] ?? null
    if (outcome === null) return { identity, event, state: 'missing' }
    const changes = comparePin(pin, outcome)
    if (changes.length === 0) return { identity, event, state: 'held' }
    changed.push(...changes.map((change) => ({ ...change, pin: index })))
    return { identity, event, state: 'changed' }
  })
  const inState = (wanted: PinState['state']) => states.filter(({ state }) => state === wanted)
  return {
    held: inState('held').length,
    changed,
    missing: inState('missing').map(({ identity }) => identity),
    pins: states,
  }
}

/** Returns whether a pin does not hold, and was not accepted: the user gets something else, or is not known any more. */
export function isBroken({ changed, missing, updated }: ExpectationsReport): boolean {
  return missing.length > 0 || (changed.length > 0 && updated !== true)
}
