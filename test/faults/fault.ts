import { describeError } from './describe-error.ts'

/** How a round is run. */
export interface Round {
  /** A handful of tries in place of all. */
  readonly small: boolean
  /** Returns the next number from 0 up to 1, without it; the seed decides which. */
  readonly random: () => number
}

/** A kind of trouble, tried a number of times. */
export interface Fault {
  readonly name: string
  /** What the worst figure counts, such as `ms lost`. */
  readonly unit: string
  /** Returns why it cannot be tried here, as a sentence. */
  readonly missing?: () => string | undefined
  readonly run: (tries: Tries, round: Round) => Promise<void>
}

type Figure = number | undefined

/** What came of the tries of a fault. */
export class Tries {
  readonly losses: string[] = []
  #count = 0
  #worst = 0

  get count(): number {
    return this.#count
  }

  /** The largest figure so far, in the fault's unit. */
  get worst(): number {
    return this.#worst
  }

  /** Tries once. `work` throws for a loss, and returns its figure where it has one; more than `most` is a loss too. */
  async once(what: string, work: () => Figure | Promise<Figure>, most = Infinity): Promise<void> {
    this.#count++
    try {
      const figure = (await work()) ?? 0
      this.#worst = Math.max(this.#worst, figure)
      if (figure > most) this.losses.push(`${what}: ${figure.toFixed(0)} where ${most} is the most`)
    } catch (error) {
      this.losses.push(`${what}: ${describeError(error)}`)
    }
  }
}
