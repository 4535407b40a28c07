/** Requests of one name that are on their way at the same time: as many as the main process answers at once. */
const most = 32

/**
 * Sends the requests of one name a few at a time, in their order. What the main process receives in one go it has to read before it does
 * anything else: the rest of a burst waits here, where it holds up nothing but the page that made it.
 */
export class Lane {
  readonly #waiting: (() => void)[] = []
  #sent = 0

  async run(send: () => Promise<unknown>): Promise<unknown> {
    if (this.#sent < most) this.#sent++
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await send()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#sent--
      else next()
    }
  }
}
