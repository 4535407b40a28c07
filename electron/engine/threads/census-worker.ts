import { parentPort, workerData } from 'node:worker_threads'
import { type Db, openStore } from '../store/open-store.ts'
import { plainError } from './error-codec.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { aliasOverlap } from '../answers/alias-overlap.ts'
import { Census } from '../answers/census.ts'
import type { Question, Reply } from './answer-thread.ts'
import type { CensusAnswers, CensusQueries } from './census-thread.ts'

/** Counting pauses after so many milliseconds for what was asked meanwhile. */
const pieceLength = 20
/** Whoever asks how far it is hears at most so often, in milliseconds. */
const figuresEvery = 100

interface CensusMessage extends Question {
  readonly name: keyof CensusQueries
  readonly input: never
}

const { cache } = workerData as { readonly cache: string }
let db: Db | undefined
let census: Census | undefined
let lastCensus = 0
let isCounting = false
/** Asked for the next figures, and not answered yet. */
let waiting: { readonly id: number; readonly since: number }[] = []

const answers: CensusAnswers = {
  start: (store, question) => {
    stop()
    census = new Census(++lastCensus, store, question)
    void count(census)
    return later
  },
  more: (_store, { census: id }) => (census?.id !== id ? null : census.figures().done ? census.figures() : later),
  page: (_store, { census: id, wanted, offset, limit }) =>
    census?.id === id ? census.page(wanted, offset, limit) : null,
  stop: () => {
    stop()
    return null
  },
  'alias-overlap': (store, question) => aliasOverlap(store, question),
}

/** Answered with the next figures. */
const later = Symbol('later')

parentPort?.on('message', ({ id, name, input }: CensusMessage) => {
  try {
    db ??= openStore(cache, { create: true })
    const answer = answers[name](db, input)
    if (answer === later) waiting.push({ id, since: performance.now() })
    else reply({ id, ok: true, text: JSON.stringify(answer) })
  } catch (thrown) {
    reply(failure(id, thrown))
  }
})

async function count(counted: Census): Promise<void> {
  if (isCounting) return
  isCounting = true
  try {
    for (let current: Census | undefined = counted; current !== undefined; current = census) {
      // whoever asked is waiting by then, and may ask for something else meanwhile
      await new Promise((resolve) => setImmediate(resolve))
      if (current !== census) continue
      const until = performance.now() + pieceLength
      let isMore = true
      while (isMore && performance.now() < until) isMore = current.step()
      tellFigures(!isMore)
      if (!isMore) break
    }
  } catch (thrown) {
    for (const { id } of waiting) reply(failure(id, thrown))
    waiting = []
    stop()
  } finally {
    isCounting = false
  }
}

function tellFigures(isEnd: boolean): void {
  const now = performance.now()
  const due = waiting.filter(({ since }) => isEnd || now - since >= figuresEvery)
  waiting = waiting.filter((one) => !due.includes(one))
  for (const { id } of due) reply({ id, ok: true, text: JSON.stringify(census?.figures() ?? null) })
}

function stop(): void {
  census?.end()
  census = undefined
  for (const { id } of waiting) reply({ id, ok: true, text: 'null' })
  waiting = []
}

function failure(id: number, thrown: unknown): Reply {
  return { id, ok: false, error: plainError(cacheErrorFrom(thrown, cache)) }
}

function reply(message: Reply): void {
  parentPort?.postMessage(message)
}
