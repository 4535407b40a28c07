/** Counting pauses this often to answer other questions. */
const pieceMs = 20

/** Something that is counted step by step, so that questions can be answered meanwhile. */
export interface Counted<Figures> {
  readonly id: number
  /** Counts a little more. Returns whether there may be more to count. */
  step(): boolean
  /** Returns what is counted by now. */
  figures(): Figures
  readonly isDone: boolean
  /** Lets go of what it reads with. */
  end(): void
}

/** A question for the next figures that is not answered yet. */
interface Waiting<Figures> {
  /** In milliseconds. */
  readonly due: number
  readonly resolve: (figures: Figures | null) => void
  readonly reject: (reason: unknown) => void
}

/** How long after a question the figures come that answer it, in milliseconds: the first ones, and every further ones. */
export interface Pace {
  readonly firstMs: number
  readonly everyMs: number
}

/** Counts one thing at a time, in pieces. */
export class Counter<Figures, Subject extends Counted<Figures>> {
  readonly #pace: Pace
  #subject: Subject | undefined
  #lastId = 0
  #isCounting = false
  #waiting: Waiting<Figures>[] = []

  constructor(pace: Pace) {
    this.#pace = pace
  }

  /** Begins to count something in place of what came before. Resolves with its first figures. */
  start(open: (id: number) => Subject): Promise<Figures | null> {
    this.stop()
    this.#subject = open(++this.#lastId)
    void this.#count()
    return this.#nextFigures(this.#pace.firstMs)
  }

  /** Resolves with the next figures; null where it is not the one at hand any more. */
  async more(id: number): Promise<Figures | null> {
    const subject = this.find(id)
    if (subject === undefined) return null
    return subject.isDone ? subject.figures() : this.#nextFigures(this.#pace.everyMs)
  }

  /** Returns what is counted under an id, unless another has begun in its place. */
  find(id: number): Subject | undefined {
    return this.#subject?.id === id ? this.#subject : undefined
  }

  stop(): void {
    this.#subject?.end()
    this.#subject = undefined
    for (const { resolve } of this.#waiting.splice(0)) resolve(null)
  }

  #nextFigures(afterMs: number): Promise<Figures | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ due: performance.now() + afterMs, resolve, reject })
    })
  }

  async #count(): Promise<void> {
    if (this.#isCounting) return
    this.#isCounting = true
    try {
      for (let isMore = true; isMore;) {
        // questions that came meanwhile are answered first, and may begin to count another
        await new Promise((resolve) => setImmediate(resolve))
        if (this.#subject === undefined) break
        isMore = countPiece(this.#subject)
        this.#answerWaiting(this.#subject, !isMore)
      }
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
      this.stop()
    } finally {
      this.#isCounting = false
    }
  }

  #answerWaiting(subject: Subject, isEnd: boolean): void {
    const now = performance.now()
    const due = this.#waiting.filter((one) => isEnd || now >= one.due)
    if (due.length === 0) return
    const figures = subject.figures()
    this.#waiting = this.#waiting.filter((one) => !due.includes(one))
    for (const { resolve } of due) resolve(figures)
  }
}

/** Returns whether there is more to count. */
function countPiece(subject: Counted<unknown>): boolean {
  const until = performance.now() + pieceMs
  let isMore = true
  while (isMore && performance.now() < until) isMore = subject.step()
  return isMore
}
