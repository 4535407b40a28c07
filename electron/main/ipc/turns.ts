/** Requests of one name that are answered at the same time: more than the window ever sends at once. */
const most = 32

/** Requests of one name that may wait. No page that works as it should has more. */
const mostWaiting = 20_000

/**
 * Answers the requests of one name a few at a time, in their order. Those that wait begin in turns of the event loop of their own, so
 * that a burst holds up nothing else.
 */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #running = 0
  #isStarting = false

  /** Returns what the work returns; throws where too many wait already. */
  async run<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    if (this.#waiting.length >= mostWaiting) throw new Error('Refused: too many requests of this kind are waiting.')
    if (this.#running >= most || this.#waiting.length > 0) await this.#wait()
    else this.#running++
    try {
      return await work()
    } finally {
      this.#running--
      this.#startSoon()
    }
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#startSoon()
    })
  }

  #startSoon(): void {
    if (this.#isStarting || this.#waiting.length === 0 || this.#running >= most) return
    this.#isStarting = true
    setImmediate(() => {
      this.#isStarting = false
      const start = this.#running < most ? this.#waiting.shift() : undefined
      if (start !== undefined) {
        this.#running++
        start()
      }
      this.#startSoon()
    })
  }
}
