import type { BatchProblem } from '#shared/mparticle/batch-problem'
import { isRefusal } from '#shared/mparticle/batch-problems'
import type { ExportWarning, RefusedBatch } from '#shared/mparticle/export-report'

const maxRefused = 100

/** Counts what becomes of the candidates, in memory that does not grow with them. */
export class Tally {
  seen = 0
  ready = 0
  written = 0
  refusedCount = 0
  isCancelled = false
  readonly refused: RefusedBatch[] = []
  readonly #skipped = new Map<string, number>()
  readonly #warnings = new Map<string, { message: string; count: number; identity: string }>()

  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1)
  }

  /** Answers the refusal when there is one; then the batch may not be written. */
  judge(identity: string, problems: readonly BatchProblem[]): RefusedBatch | undefined {
    const refusals = problems.filter(isRefusal)
    if (refusals.length === 0) {
      for (const problem of problems) this.#warn(identity, problem)
      return undefined
    }
    const refused = { identity, problems: refusals.map(({ message }) => message) }
    this.refusedCount++
    if (this.refused.length < maxRefused) this.refused.push(refused)
    return refused
  }

  /** By reason, in alphabetical order. */
  get skipped(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#skipped].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  get warnings(): readonly ExportWarning[] {
    return [...this.#warnings.values()]
  }

  #warn(identity: string, { code, subject, message }: BatchProblem): void {
    const key = `${code} ${subject}`
    const known = this.#warnings.get(key)
    if (known === undefined) this.#warnings.set(key, { message, count: 1, identity })
    else known.count++
  }
}
