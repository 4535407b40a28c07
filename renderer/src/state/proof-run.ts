/** What a run asks, and whom it tells. Each question resolves with the next figures; null where there are none, or another run began. */
interface Run<Question, Figures extends { readonly done: boolean }> {
  readonly start: (question: Question) => Promise<Figures | null>
  readonly more: (figures: Figures) => Promise<Figures | null>
  readonly stop: () => void
  readonly onFigures: (figures: Figures, question: Question) => void
}

/**
 * What was there stays that long before figures that are not complete take its place: most proofs are done by then, and nothing shrinks
 * and grows with a keystroke. In milliseconds.
 */
const patience = 400

/** Asks for the figures of a proof until they are complete. Another start gives up what is still counted; its figures are not told. */
export class ProofRun<Question, Figures extends { readonly done: boolean }> {
  readonly #run: Run<Question, Figures>
  #round = 0
  #isRunning = false

  constructor(run: Run<Question, Figures>) {
    this.#run = run
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  /** `isPatient`: there are earlier figures, which stay for a moment. */
  async start(question: Question, isPatient: boolean): Promise<void> {
    const round = ++this.#round
    const isOver = () => round !== this.#round
    this.#isRunning = true
    const began = Date.now()
    let figures = await this.#run.start(question)
    while (!isOver() && figures !== null) {
      if (figures.done || !isPatient || Date.now() - began >= patience) this.#run.onFigures(figures, question)
      if (figures.done) break
      figures = await this.#run.more(figures)
    }
    if (!isOver()) this.#isRunning = false
  }

  /** Gives up what is still counted. */
  stop(): void {
    if (!this.#isRunning) return
    this.#round++
    this.#isRunning = false
    this.#run.stop()
  }
}
