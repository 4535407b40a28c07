import { Worker } from 'node:worker_threads'
import { StoreProblem } from '../store/store-problem.ts'
import type { Queries, QueryName } from './queries.ts'
import type { QueryMessage, QueryReply } from './query-worker.ts'

interface Waiting {
  readonly resolve: (text: string) => void
  readonly reject: (error: Error) => void
}

/** The worker's file stands beside this one, as source or as the build made it. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './query-worker.ts' : './query-worker.cjs',
  import.meta.url,
)

/** Reads a cache in a thread of its own, one question after the other, so that nobody else's thread ever waits for SQLite. */
export class StoreThread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0

  /** `cache` is the database's path; it is made where there is none. */
  constructor(cache: string) {
    this.worker = new Worker(workerFile, { workerData: { cache } })
    this.worker.on('message', (reply: QueryReply) => {
      const waiting = this.waiting.get(reply.id)
      this.waiting.delete(reply.id)
      if (reply.ok) waiting?.resolve(reply.text)
      else
        waiting?.reject(
          reply.problem === null ? new Error(reply.message) : new StoreProblem(reply.problem, reply.message),
        )
    })
    this.worker.on('error', (error) => {
      this.failAll(error)
    })
    this.worker.on('exit', () => {
      this.failAll(new Error('The store thread has ended.'))
    })
  }

  /** The answer as JSON text. Rejects with a `StoreProblem` for what a user's machine or file can cause. */
  ask<Name extends QueryName>(name: Name, input: Queries[Name]): Promise<string> {
    const id = ++this.lastId
    return new Promise<string>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.worker.postMessage({ id, name, input: input as never } satisfies QueryMessage)
    })
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }

  private failAll(error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error))
    for (const { reject } of this.waiting.values()) reject(reason)
    this.waiting.clear()
  }
}
