import type { ResourceLimits, Worker } from 'node:worker_threads'
import type { Json } from '#shared/json/json-text'
import type { CensusQuestions, ProofQuestions, QuestionTable, StoreQuestions } from '../answers/questions.ts'
import { type Ask, errorFrom, type Reply } from './messages.ts'
import { startWorker, workLimits } from './start-worker.ts'
import type { ResidentName, Residents } from './tasks.ts'

/** The task that answers these questions. */
type NameOf<Questions> = {
  readonly [Name in ResidentName]: Residents[Name] extends Questions ? Name : never
}[ResidentName]

interface Waiting {
  /** Each id belongs to one question, whose answer has the type that was promised. */
  readonly resolve: (json: Json<never>) => void
  readonly reject: (error: Error) => void
}

/** A thread that answers questions about a cache, so that no other thread waits for SQLite. */
export class ResidentThread<Questions extends QuestionTable<keyof Questions>> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  /** `cache` is the database's path; it is made where there is none. */
  constructor(name: NameOf<Questions>, cache: string, resourceLimits?: ResourceLimits) {
    this.#worker = startWorker({ kind: 'resident', name, cache }, resourceLimits)
    this.#worker.on('message', (reply: Reply<never>) => {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.ok) waiting?.resolve(reply.json)
      else waiting?.reject(errorFrom(reply.error))
    })
    this.#worker.on('error', (error) => {
      this.#failAll(error)
    })
    this.#worker.on('exit', () => {
      this.#failAll(new Error(`The ${name} thread has ended.`))
    })
  }

  /** Resolves with the answer. Rejects with a `UserError` for what a user's machine or file can cause. */
  ask<Name extends keyof Questions>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Json<Questions[Name]['output']>> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, name, input } satisfies Ask<Questions, Name>)
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

export type StoreThread = ResidentThread<StoreQuestions>
export type CensusThread = ResidentThread<CensusQuestions>
export type ProofThread = ResidentThread<ProofQuestions>

/** Starts a thread that answers each question with one look into a cache. */
export function startStoreThread(cache: string): StoreThread {
  return new ResidentThread<StoreQuestions>('store', cache)
}

/** Starts a thread that looks at all users. It answers while it counts. */
export function startCensusThread(cache: string): CensusThread {
  return new ResidentThread<CensusQuestions>('census', cache)
}

/** Starts a thread that proofs the draft at hand. It answers while it works. */
export function startProofThread(cache: string): ProofThread {
  return new ResidentThread<ProofQuestions>('proof', cache, workLimits)
}
