import type { Violation } from '#shared/plan/plan-validator'

/** Where payloads do not fit the data plan. */
export interface PlanReport {
  readonly id: string
  readonly version: number | null
  readonly valid: number
  readonly invalid: number
  /** In the order in which they were met first. */
  readonly violations: readonly PlanViolation[]
  /** Patterns of the plan that cannot be run within bounds: nothing is said of them. */
  readonly unchecked?: readonly string[]
}

/** `count` is of recipients, `identity` the first of them in cache order. */
export interface PlanViolation extends Violation {
  readonly count: number
  readonly identity: string
}

export interface PlanState {
  readonly valid: number
  readonly invalid: number
  readonly violations: readonly PlanViolation[]
}

/** Counts where the payloads of a draft do not fit a plan. Hand them over in cache order. */
export class PlanViolations {
  #valid = 0
  #invalid = 0
  readonly #found = new Map<string, { violation: PlanViolation; count: number }>()

  add(identity: string, violations: readonly Violation[]): void {
    if (violations.length === 0) {
      this.#valid++
      return
    }
    this.#invalid++
    const here = new Set<string>()
    for (const violation of violations) {
      const name = nameOf(violation)
      if (here.has(name)) continue
      here.add(name)
      this.#count(name, { ...violation, count: 1, identity })
    }
  }

  /** Adds the state of a count over the stretch that follows. */
  merge({ valid, invalid, violations }: PlanState): void {
    this.#valid += valid
    this.#invalid += invalid
    for (const violation of violations) this.#count(nameOf(violation), violation)
  }

  state(): PlanState {
    const violations = [...this.#found.values()].map(({ violation, count }) => ({ ...violation, count }))
    return { valid: this.#valid, invalid: this.#invalid, violations }
  }

  #count(name: string, violation: PlanViolation): void {
    const known = this.#found.get(name)
    if (known !== undefined) known.count += violation.count
    else this.#found.set(name, { violation, count: violation.count })
  }
}

function nameOf({ type, pair, pointer, expected }: Violation): string {
  return JSON.stringify([type, pair, pointer, expected])
}
