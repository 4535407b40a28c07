/** The jobs that windows have begun, by the ids that they gave them. */
export class RunningJobs {
  readonly #running = new Map<string, AbortController>()

  /** Runs a job that can be cancelled until it has answered. */
  async run<Value>(job: string, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    if (this.#running.has(job)) throw new Error('This job is running already.')
    const controller = new AbortController()
    this.#running.set(job, controller)
    try {
      return await work(controller.signal)
    } finally {
      this.#running.delete(job)
    }
  }

  /** Does nothing to a job that has ended. */
  cancel(job: string): void {
    this.#running.get(job)?.abort()
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }
}
