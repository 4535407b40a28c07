import type { CensusFigures } from '#shared/recipients/census'
import { Census } from './census.ts'
import { ReadConnection } from '../store/read-connection.ts'
import { aliasOverlap } from './alias-overlap.ts'
import type { Answers, CensusQuestions } from './questions.ts'

/** Counting pauses this often to answer other questions. */
const pieceMs = 20
/** The next figures come at least this long after the question for them. */
const figuresEveryMs = 100

/** A question for the next figures that is not answered yet. */
interface Waiting {
  readonly since: number
  readonly resolve: (figures: CensusFigures | null) => void
  readonly reject: (reason: unknown) => void
}

/** Returns what answers questions about all users in a cache, also while it counts. The first question opens or makes the cache. */
export function censusAnswers(cache: string): Answers<CensusQuestions> {
  const counter = new CensusCounter()
  const connection = new ReadConnection(cache)
  const db = () => connection.db
  return {
    start: (question) => counter.start((id) => new Census(id, db(), question)),
    more: ({ census }) => counter.more(census),
    page: ({ census, wanted, offset, limit }) => counter.find(census)?.page(wanted, offset, limit) ?? null,
    stop: () => {
      counter.stop()
      return null
    },
    'alias-overlap': (question) => aliasOverlap(db(), question),
  }
}

/** Counts one census at a time, in pieces. */
class CensusCounter {
  #census: Census | undefined
  #lastId = 0
  #isCounting = false
  #waiting: Waiting[] = []

  /** Begins a census in place of the one before. Resolves with its first figures. */
  start(open: (id: number) => Census): Promise<CensusFigures | null> {
    this.stop()
    this.#census = open(++this.#lastId)
    void this.#count()
    return this.#nextFigures()
  }

  /** Resolves with the next figures of a census; null where it is not the one at hand any more. */
  async more(id: number): Promise<CensusFigures | null> {
    const figures = this.find(id)?.figures()
    return figures === undefined || figures.done ? (figures ?? null) : this.#nextFigures()
  }

  /** Returns a census, unless another has begun in its place. */
  find(id: number): Census | undefined {
    return this.#census?.id === id ? this.#census : undefined
  }

  stop(): void {
    this.#census?.end()
    this.#census = undefined
    for (const { resolve } of this.#waiting.splice(0)) resolve(null)
  }

  #nextFigures(): Promise<CensusFigures | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ since: performance.now(), resolve, reject })
    })
  }

  async #count(): Promise<void> {
    if (this.#isCounting) return
    this.#isCounting = true
    try {
      for (let isMore = true; isMore;) {
        // questions that came meanwhile are answered first, and may begin another census
        await new Promise((resolve) => setImmediate(resolve))
        if (this.#census === undefined) break
        isMore = countPiece(this.#census)
        this.#answerWaiting(this.#census.figures(), !isMore)
      }
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
      this.stop()
    } finally {
      this.#isCounting = false
    }
  }

  #answerWaiting(figures: CensusFigures, isEnd: boolean): void {
    const now = performance.now()
    const due = this.#waiting.filter(({ since }) => isEnd || now - since >= figuresEveryMs)
    this.#waiting = this.#waiting.filter((one) => !due.includes(one))
    for (const { resolve } of due) resolve(figures)
  }
}

/** Returns whether there is more to count. */
function countPiece(census: Census): boolean {
  const until = performance.now() + pieceMs
  let isMore = true
  while (isMore && performance.now() < until) isMore = census.step()
  return isMore
}
