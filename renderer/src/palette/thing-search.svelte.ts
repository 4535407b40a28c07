import { inSlices } from '../state/in-slices.ts'
import type { FoundGroup } from './find-things.ts'

/** A search among things: of some hundreds it is over at once, of thousands it goes on between other work. */
export class ThingSearch {
  /** Null until all were searched. */
  groups = $state.raw<readonly FoundGroup[] | null>(null)
  readonly #steps: Generator<undefined, readonly FoundGroup[]>

  constructor(steps: Generator<undefined, readonly FoundGroup[]>) {
    const first = steps.next()
    this.#steps = steps
    if (first.done === true) this.groups = first.value
  }

  /** Searches on. Returns the function that ends it. */
  follow(): (() => void) | undefined {
    return this.groups === null ? inSlices(this.#steps, (groups) => (this.groups = groups)) : undefined
  }

  /** Returns what is found, after all that is still to be searched. */
  finish(): readonly FoundGroup[] {
    while (this.groups === null) {
      const step = this.#steps.next()
      if (step.done === true) this.groups = step.value
    }
    return this.groups
  }
}
