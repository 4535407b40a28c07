import { parentPort, workerData } from 'node:worker_threads'
import { type Db, openStore } from '../store/open-store.ts'
import { plainError } from './error-codec.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { answer } from '../answers/answer.ts'
import type { Question, Reply } from './answer-thread.ts'
import type { QueryName } from '../answers/queries.ts'

interface QueryMessage extends Question {
  readonly name: QueryName
  readonly input: never
}

const { cache } = workerData as { readonly cache: string }
let db: Db | undefined

parentPort?.on('message', ({ id, name, input }: QueryMessage) => {
  parentPort?.postMessage(replyTo(id, name, input))
})

function replyTo(id: number, name: QueryName, input: never): Reply {
  try {
    db ??= openStore(cache, { create: true })
    return { id, ok: true, text: answer(db, name, input) }
  } catch (thrown) {
    return { id, ok: false, error: plainError(cacheErrorFrom(thrown, cache)) }
  }
}
