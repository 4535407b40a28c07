import type { SampleUser } from '../state/sample-user.svelte.ts'

type Choice = Parameters<SampleUser['choose']>[0]

/** In milliseconds. */
const quietFor = 300

/** Moves the preview from user to user. */
export class UserChoice {
  /** True when a choice takes long enough to say so. */
  waiting = $state(false)
  readonly #user: SampleUser

  constructor(user: SampleUser) {
    this.#user = user
  }

  readonly next = (): void => void this.#wait(this.#user.step('next'))
  readonly previous = (): void => void this.#wait(this.#user.step('previous'))
  readonly random = (): void => void this.choose(this.#user.random())

  /** Shows another of the events that trigger the message for the same user: 1 is the newest. */
  readonly occurrence = (nth: number): void => {
    const { answer } = this.#user
    if (answer !== null) void this.choose({ kind: 'profile', id: answer.profile }, nth)
  }

  choose(choice: Choice, nth = 1): Promise<void> {
    return this.#wait(this.#user.choose(choice, nth))
  }

  async #wait(choosing: Promise<void>): Promise<void> {
    const timer = setTimeout(() => (this.waiting = true), quietFor)
    await choosing
    clearTimeout(timer)
    this.waiting = false
  }
}
