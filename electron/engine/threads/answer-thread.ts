import { Worker } from 'node:worker_threads'
import { errorFrom, type PlainError } from './error-codec.ts'

/** A question to a thread. */
export interface Question {
  readonly id: number
  readonly name: string
  readonly input: unknown
}

/** What becomes of a question: JSON text, or what went wrong. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly text: string }
  | { readonly id: number; readonly ok: false; readonly error: PlainError }

interface Waiting {
  readonly resolve: (text: string) => void
  readonly reject: (error: Error) => void
}

/** A thread that reads a cache and answers questions, so that nobody else's thread ever waits for SQLite. */
export class AnswerThread<Questions extends object> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  /** `cache` is the database's path; it is made where there is none. */
  constructor(workerFile: URL, cache: string) {
    this.#worker = new Worker(workerFile, { workerData: { cache } })
    this.#worker.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.ok) waiting?.resolve(reply.text)
      else waiting?.reject(errorFrom(reply.error))
    })
    this.#worker.on('error', (error) => {
      this.#failAll(error)
    })
    this.#worker.on('exit', () => {
      this.#failAll(new Error('The store thread has ended.'))
    })
  }

  /** The answer as JSON text. Rejects with a `UserError` for what a user's machine or file can cause. */
  ask<Name extends keyof Questions & string>(name: Name, input: Questions[Name]): Promise<string> {
    const id = ++this.#lastId
    return new Promise<string>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, name, input } satisfies Question)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #failAll(error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error))
    for (const { reject } of this.#waiting.values()) reject(reason)
    this.#waiting.clear()
  }
}
