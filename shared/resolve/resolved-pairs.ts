import type { Part } from '#shared/resolve/parts'
import type { ResolvedPair } from '#shared/resolve/resolution'
import type { Recipient } from '#shared/sample/recipient'

type OfParts = Map<string, ResolvedPair>

/** How many keys a template is kept under: one is typed letter by letter. */
const maxKeys = 10_000

/** The pairs of the recipient that was resolved last, so that typing in one pair resolves that pair only. */
export class ResolvedPairs {
  #format = ''
  #recipient: Recipient | null = null
  #pairs = new WeakMap<readonly Part[], OfParts>()

  /** Forgets all where values are written in another way. */
  keepFor(format: string): void {
    if (format !== this.#format) this.#recipient = null
    this.#format = format
  }

  /** Returns a pair as it was resolved before, or as `resolve` has it. */
  of(key: string, parts: readonly Part[], recipient: Recipient, resolve: () => ResolvedPair): ResolvedPair {
    if (recipient !== this.#recipient) {
      this.#recipient = recipient
      this.#pairs = new WeakMap()
    }
    const known: OfParts = this.#pairs.get(parts) ?? new Map<string, ResolvedPair>()
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const made = resolve()
    if (known.size >= maxKeys) known.clear()
    this.#pairs.set(parts, known.set(key, made))
    return made
  }
}
