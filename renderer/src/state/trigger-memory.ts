import type { Trigger } from '#shared/campaign/draft'

/** The last trigger of each kind that a draft had, so that a change of the kind there and back loses nothing. */
export class TriggerMemory {
  readonly #known = new Map<Trigger['kind'], Trigger>()

  keep(trigger: Trigger | null): void {
    if (trigger !== null) this.#known.set(trigger.kind, trigger)
  }

  last(kind: Trigger['kind']): Trigger | null {
    return this.#known.get(kind) ?? null
  }
}
