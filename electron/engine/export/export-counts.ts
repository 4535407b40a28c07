import type { BatchFault } from '#shared/mparticle/batch-fault'
import { isRefusal } from '#shared/mparticle/batch-faults'
import type { ExportWarning, RefusedBatch } from '#shared/mparticle/export-report'
import { ReasonCounts } from '../pass/reason-counts.ts'

const maxRefused = 100

/** Counts what becomes of the candidates, in memory that does not grow with them. */
export class ExportCounts {
  /** Recipients: written ones and refused ones. */
  ready = 0
  written = 0
  refusedCount = 0
  /** The first hundred. */
  readonly refused: RefusedBatch[] = []
  readonly #skipped = new ReasonCounts()
  readonly #warnings = new Map<string, { message: string; count: number; identity: string }>()

  skip(reason: string): void {
    this.#skipped.add(reason)
  }

  /** Returns the refusal where there is one: then the batch may not be written. Counts warnings otherwise. */
  judge(identity: string, faults: readonly BatchFault[]): RefusedBatch | undefined {
    const refusals = faults.filter(isRefusal)
    if (refusals.length === 0) {
      for (const fault of faults) this.#warn(identity, fault)
      return undefined
    }
    const refused = { identity, problems: refusals.map(({ message }) => message) }
    this.refusedCount++
    if (this.refused.length < maxRefused) this.refused.push(refused)
    return refused
  }

  /** By reason, in alphabetical order. */
  get skipped(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#skipped.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  get warnings(): readonly ExportWarning[] {
    return [...this.#warnings.values()]
  }

  #warn(identity: string, { code, subject, message }: BatchFault): void {
    const key = `${code} ${subject}`
    const known = this.#warnings.get(key)
    if (known === undefined) this.#warnings.set(key, { message, count: 1, identity })
    else known.count++
  }
}
