import type { Result } from '#shared/result'

/** After the first edit that is not written: with the write itself, a kill takes less than a second of typing. */
const delayMs = 300
/** Until a journal that could not be written is tried again. */
const retryMs = 2_000

interface Options {
  /** Returns what is to be kept now; null where the file has it all. */
  readonly text: () => string | null
  readonly write: (text: string | null) => Promise<Result<undefined, { readonly message: string }>>
  /** Called after every write with why the edits are not kept, or null when they are. */
  readonly onOutcome: (trouble: string | null) => void
  /** Called when the journal no longer has everything, and when it has it again or the edits are given up. */
  readonly onPending: (isPending: boolean) => void
}

/**
 * Writes edits to the journal a fixed time after the first that it does not have, whatever is typed meanwhile. One write
 * runs at a time, and the next one takes the text of its own moment. What could not be written is tried again.
 */
export class JournalWriter {
  readonly #options: Options
  #timer: ReturnType<typeof setTimeout> | undefined
  #isPending = false
  #isTold = false
  #current: Promise<boolean> = Promise.resolve(true)
  /** A write that waits for the current one to end. */
  #next: Promise<boolean> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** Notes that the journal no longer has everything. */
  noteEdit(): void {
    this.#isPending = true
    this.#tell(true)
    this.#timer ??= setTimeout(() => void this.flush(), delayMs)
  }

  /** Writes what is not written yet. Returns whether the journal has everything. Never rejects. */
  flush(): Promise<boolean> {
    this.stop()
    this.#next ??= this.#current = this.#current.then(() => {
      this.#next = undefined
      return this.#isPending ? this.#write() : true
    })
    return this.#next
  }

  /** Ends the waiting for the next write; nothing more is written until an edit is noted. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Gives up what is not written yet. */
  giveUp(): void {
    this.stop()
    this.#isPending = false
    this.#tell(false)
  }

  #tell(isPending: boolean): void {
    if (isPending === this.#isTold) return
    this.#isTold = isPending
    this.#options.onPending(isPending)
  }

  async #write(): Promise<boolean> {
    this.#isPending = false
    const trouble = await this.#trouble(this.#options.text())
    if (trouble !== null) {
      this.#isPending = true
      this.stop()
      this.#timer = setTimeout(() => void this.flush(), retryMs)
    }
    if (!this.#isPending) this.#tell(false)
    this.#options.onOutcome(trouble)
    return trouble === null
  }

  async #trouble(text: string | null): Promise<string | null> {
    try {
      const answer = await this.#options.write(text)
      return answer.ok ? null : answer.error.message
    } catch {
      return 'These edits could not be kept safe from a crash. Save the draft.'
    }
  }
}
