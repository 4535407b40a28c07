import { everyone } from '../state/sample-user.svelte.ts'
import type { Workspace } from '../state/workspace.svelte.ts'

type Choice = Parameters<Workspace['user']['choose']>[0]

const quietFor = 300

/** Moves the preview from user to user. */
export class UserChoice {
  /** True when a choice takes long enough to say so. */
  waiting = $state(false)
  readonly #workspace: Workspace

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  readonly next = (): void => void this.#step('next')
  readonly previous = (): void => void this.#step('previous')
  readonly random = (): void => void this.choose(this.#workspace.user.random())

  /** Another of the events that trigger the message for the same user: 1 is the newest. */
  readonly occurrence = (nth: number): void => {
    const { answer } = this.#workspace.user
    if (answer !== null) void this.choose({ kind: 'profile', id: answer.profile }, nth)
  }

  async choose(choice: Choice, nth = 1): Promise<void> {
    const { user, audience } = this.#workspace
    const timer = setTimeout(() => (this.waiting = true), quietFor)
    // without a draft every user is one
    await user.choose(choice, audience ?? everyone, nth)
    clearTimeout(timer)
    this.waiting = false
  }

  async #step(kind: 'next' | 'previous'): Promise<void> {
    const { answer } = this.#workspace.user
    await this.choose(answer === null ? { kind: 'first' } : { kind, id: answer.profile })
  }
}
