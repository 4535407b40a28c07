import { type Json, toJson } from '#shared/json/json-text'
import type { QuestionTable } from '../../engine/answers/questions.ts'
import { UserError } from '../../engine/files/user-error.ts'
import type { ResidentThread } from '../../engine/threads/resident-thread.ts'

/** A thread that reads the cache, started with its first question, and again with the first one after it was closed or has ended. */
export class LazyReader<Questions extends QuestionTable<keyof Questions>> {
  readonly #start: () => ResidentThread<Questions>
  #thread: ResidentThread<Questions> | undefined

  constructor(start: () => ResidentThread<Questions>) {
    this.#start = start
  }

  /** Starts the thread where it does not run, so that the first question does not wait for it. */
  prepare(): ResidentThread<Questions> {
    return (this.#thread ??= this.#start())
  }

  /** Resolves with the answer; null where the thread was closed meanwhile. Rejects with a `UserError` for what a user can cause. */
  async ask<Name extends keyof Questions>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Json<Questions[Name]['output'] | null>> {
    const thread = this.prepare()
    try {
      return await thread.ask(name, input)
    } catch (error) {
      if (thread !== this.#thread) return toJson(null)
      // the thread may have ended, such as for want of memory: later questions get a new one
      if (!(error instanceof UserError)) void this.close()
      throw error
    }
  }

  /** Does not wait for answers. */
  async close(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    await thread?.close()
  }
}
