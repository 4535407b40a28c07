import { parentPort } from 'node:worker_threads'
import { toJson } from '#shared/json/json-text'
import type { Answers, QuestionTable } from '../answers/questions.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { type Ask, plainError, type Reply } from './messages.ts'

/** A task that answers questions about a cache for as long as its thread lives. */
export interface Resident<Questions> {
  readonly serve: (cache: string) => Promise<void>
  /** Never there: it only carries the type. */
  readonly questions?: Questions
}

/** Returns a task that answers with the functions that `load` imports. */
export function resident<Questions extends QuestionTable<keyof Questions>>(
  load: () => Promise<(cache: string) => Answers<Questions>>,
): Resident<Questions> {
  return {
    async serve(cache) {
      const answers = (await load())(cache)
      parentPort?.on('message', (ask: Ask<Questions, keyof Questions>) => {
        void replyTo(answers, ask, cache).then((reply) => parentPort?.postMessage(reply))
      })
    },
  }
}

async function replyTo<Questions extends QuestionTable<keyof Questions>, Name extends keyof Questions>(
  answers: Answers<Questions>,
  { id, name, input }: Ask<Questions, Name>,
  cache: string,
): Promise<Reply<Questions[Name]['output']>> {
  try {
    return { id, ok: true, json: toJson(await answers[name](input)) }
  } catch (error) {
    return { id, ok: false, error: plainError(cacheErrorFrom(error, cache)) }
  }
}
