import { type Json, toJson } from '#shared/json/json-text'
import type { CensusQuestions, StoreQuestions } from '../../engine/answers/questions.ts'
import { UserError } from '../../engine/files/user-error.ts'
import {
  type CensusThread,
  startCensusThread,
  startStoreThread,
  type StoreThread,
} from '../../engine/threads/resident-thread.ts'

/** The threads that read the cache: one for quick questions, and one for the census, which starts with its first question. */
export class CacheReaders {
  readonly #path: string
  readonly #asked = new Set<Promise<unknown>>()
  /** Pending while the cache is emptied. */
  #store: Promise<StoreThread>
  #census: CensusThread | undefined

  constructor(path: string) {
    this.#path = path
    this.#store = Promise.resolve(startStoreThread(path))
  }

  /** Resolves with the answer. Rejects with a `UserError` for what a user's machine can cause. */
  async ask<Name extends keyof StoreQuestions>(
    name: Name,
    input: StoreQuestions[Name]['input'],
  ): Promise<Json<StoreQuestions[Name]['output']>> {
    const thread = await this.#store
    const answer = thread.ask(name, input)
    this.#asked.add(answer)
    try {
      return await answer
    } catch (error) {
      // the thread may have ended, such as for want of memory: later questions get a new one
      if (!(error instanceof UserError)) this.#renew(thread)
      throw error
    } finally {
      this.#asked.delete(answer)
    }
  }

  /** The same for the census. Null where the samples were forgotten meanwhile. */
  async askCensus<Name extends keyof CensusQuestions>(
    name: Name,
    input: CensusQuestions[Name]['input'],
  ): Promise<Json<CensusQuestions[Name]['output'] | null>> {
    await this.#store
    const thread = (this.#census ??= startCensusThread(this.#path))
    try {
      return await thread.ask(name, input)
    } catch (error) {
      if (thread !== this.#census) return toJson(null)
      if (!(error instanceof UserError)) this.#closeCensus()
      throw error
    }
  }

  /** Closes the threads while the work is done. Questions that come meanwhile wait. */
  pauseFor<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.close().then(work)
    const start = () => startStoreThread(this.#path)
    this.#store = done.then(start, start)
    return done
  }

  /** Closes the threads once they have answered. A census is not waited for. */
  async close(): Promise<void> {
    // read before the first await: a question that comes later gets other threads
    const [closing, census] = [this.#store, this.#census]
    this.#census = undefined
    await census?.close()
    const thread = await closing
    await Promise.allSettled(this.#asked)
    await thread.close()
  }

  #closeCensus(): void {
    const thread = this.#census
    this.#census = undefined
    void thread?.close()
  }

  #renew(ended: StoreThread): void {
    this.#store = this.#store.then(async (thread) => {
      if (thread !== ended) return thread
      await ended.close()
      return startStoreThread(this.#path)
    })
  }
}
