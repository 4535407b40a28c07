import type { ProfileLine } from '#shared/sample/profile-page'
import { contentOf } from './api.ts'

const typingDelay = 80

/** Looks users up while a text is typed; a late answer to an earlier text is dropped. */
export class UserSearch {
  text = $state('')
  /** Null before the first answer. */
  found = $state.raw<readonly ProfileLine[] | null>(null)
  /** The text that `found` answers. */
  asked = $state('')
  /** The line that Enter takes. */
  at = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined
  #question = 0
  readonly #report: (message: string) => void
  readonly #limit: number

  /** `limit` is how many are found at most. */
  constructor(report: (message: string) => void, limit: number) {
    this.#report = report
    this.#limit = limit
  }

  type(text: string): void {
    this.text = text
    clearTimeout(this.#timer)
    if (text.trim() === '') this.clear()
    else this.#timer = setTimeout(() => void this.#ask(), typingDelay)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#question++
    this.text = ''
    this.found = null
    this.at = 0
  }

  /** Moves to the next line, or the one before; around the ends. */
  move(by: number): void {
    const count = this.found?.length ?? 0
    if (count > 0) this.at = (this.at + by + count) % count
  }

  get chosen(): ProfileLine | undefined {
    return this.found?.[this.at]
  }

  async #ask(): Promise<void> {
    const question = ++this.#question
    const text = this.text.trim().slice(0, 500)
    const found = contentOf(await window.api.ask('profile:search', { text, limit: this.#limit }), this.#report)
    if (question !== this.#question || found === undefined) return
    this.found = found
    this.asked = text
    this.at = 0
  }
}
