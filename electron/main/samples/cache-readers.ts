import type { Json } from '#shared/json/json-text'
import type { CensusQuestions, ProofQuestions, StoreQuestions } from '../../engine/answers/questions.ts'
import { fileIdentity } from '../../engine/files/same-file.ts'
import { UserError } from '../../engine/files/user-error.ts'
import { LazyReader } from './lazy-reader.ts'
import {
  startCensusThread,
  startProofThread,
  startStoreThread,
  type StoreThread,
} from '../../engine/threads/resident-thread.ts'

/**
 * The threads that read the cache: one for quick questions, and one each for the census and the proof, which start with their first
 * question.
 */
export class CacheReaders {
  readonly #path: string
  readonly #onReplaced: () => void
  readonly #asked = new Set<Promise<unknown>>()
  /** Pending while the cache is emptied. */
  #store: Promise<StoreThread>
  readonly #census: LazyReader<CensusQuestions>
  readonly #proof: LazyReader<ProofQuestions>
  /** The file that the threads have open; undefined until they have answered. */
  #opened: string | undefined
  #isPaused = false

  /** `onReplaced` hears that another program has deleted or replaced the cache, which is opened again then. */
  constructor(path: string, onReplaced: () => void) {
    this.#path = path
    this.#onReplaced = onReplaced
    this.#store = Promise.resolve(startStoreThread(path))
    this.#census = new LazyReader(() => startCensusThread(path))
    this.#proof = new LazyReader(() => startProofThread(path))
  }

  /** Resolves with the answer. Rejects with a `UserError` for what a user's machine can cause. */
  async ask<Name extends keyof StoreQuestions>(
    name: Name,
    input: StoreQuestions[Name]['input'],
  ): Promise<Json<StoreQuestions[Name]['output']>> {
    this.#followFile()
    const thread = await this.#store
    const answer = thread.ask(name, input)
    this.#asked.add(answer)
    try {
      return await this.#noting(answer)
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
    this.#followFile()
    await this.#store
    return this.#noting(this.#census.ask(name, input))
  }

  /** The same for the proof of the draft at hand. */
  async askProof<Name extends keyof ProofQuestions>(
    name: Name,
    input: ProofQuestions[Name]['input'],
  ): Promise<Json<ProofQuestions[Name]['output'] | null>> {
    this.#followFile()
    await this.#store
    return this.#noting(this.#proof.ask(name, input))
  }

  /** Starts the thread of the proof ahead of its first question: loading what it runs takes longer than a first figure may take. */
  prepareProof(): void {
    if (!this.#isPaused) this.#proof.prepare()
  }

  /** Closes the threads while the work is done. Questions that come meanwhile wait. */
  pauseFor<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#isPaused = true
    const done = this.close()
      .then(work)
      .finally(() => {
        this.#opened = undefined
        this.#isPaused = false
      })
    const start = () => startStoreThread(this.#path)
    this.#store = done.then(start, start)
    return done
  }

  /** Closes the threads once they have answered. A census and a proof are not waited for. */
  async close(): Promise<void> {
    // read before the first await: a question that comes later gets other threads
    const closing = this.#store
    await Promise.all([this.#census.close(), this.#proof.close()])
    const thread = await closing
    await Promise.allSettled(this.#asked)
    await thread.close()
  }

  /** Notes, with an answer, which file is open. */
  async #noting<Value>(answer: Promise<Value>): Promise<Value> {
    const value = await answer
    if (!this.#isPaused) this.#opened ??= fileIdentity(this.#path)
    return value
  }

  /** Opens the cache again where its file is not the one that is open any more. */
  #followFile(): void {
    if (this.#isPaused || this.#opened === undefined || this.#opened === fileIdentity(this.#path)) return
    this.#opened = undefined
    void this.#census.close()
    void this.#proof.close()
    const asked = [...this.#asked]
    this.#store = this.#store.then(async (thread) => {
      await Promise.allSettled(asked)
      await thread.close()
      return startStoreThread(this.#path)
    })
    this.#onReplaced()
  }

  #renew(ended: StoreThread): void {
    this.#store = this.#store.then(async (thread) => {
      if (thread !== ended) return thread
      await ended.close()
      return startStoreThread(this.#path)
    })
  }
}
