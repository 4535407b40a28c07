import type { ResolvedGroup } from '#shared/resolve/long-pair'
import type { PartGroup, TemplateParts } from '#shared/resolve/parts'
import type { Piece, ResolvedPair } from '#shared/resolve/resolution'
import type { Recipient } from '#shared/sample/recipient'

type OfParts = Map<string, ResolvedPair>

/** How many keys a template is kept under: one is typed letter by letter. */
const maxKeys = 10_000

/** The pairs of the recipient that was resolved last, so that typing in one pair resolves that pair only. */
export class ResolvedPairs {
  #format = ''
  #recipient: Recipient | null = null
  #pairs = new WeakMap<TemplateParts, OfParts>()
  #groups = new WeakMap<PartGroup, ResolvedGroup>()

  /** Forgets all where values are written in another way. */
  keepFor(format: string): void {
    if (format !== this.#format) this.#recipient = null
    this.#format = format
  }

  /** Returns a pair as it was resolved before, or as `resolve` has it. */
  of(key: string, parts: TemplateParts, recipient: Recipient, resolve: () => ResolvedPair): ResolvedPair {
    if (recipient !== this.#recipient) {
      this.#recipient = recipient
      this.#pairs = new WeakMap()
      this.#groups = new WeakMap()
    }
    const known: OfParts = this.#pairs.get(parts) ?? new Map<string, ResolvedPair>()
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const made = resolve()
    if (known.size >= maxKeys) known.clear()
    this.#pairs.set(parts, known.set(key, made))
    return made
  }

  /** Returns a part of a long pair as it was resolved before for the recipient of `of`, or as `resolve` has it. */
  group(parts: PartGroup, resolve: () => readonly Piece[]): ResolvedGroup {
    const known = this.#groups.get(parts)
    if (known !== undefined) return known
    const pieces = resolve()
    const made = { pieces, length: pieces.reduce((sum, { text }) => sum + text.length, 0) }
    this.#groups.set(parts, made)
    return made
  }
}
