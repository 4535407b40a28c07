import type { Draft } from '#shared/campaign/draft'

/** What of a proof's figures is out of date. */
export interface StaleParts {
  readonly any: boolean
  /** Who gets the message, or how every text is made, is another. */
  readonly all: boolean
  /** Whether the figures of a pair are, by its place in the draft that was proofed. */
  readonly pair: (index: number) => boolean
}

/** Fields that decide no figure. */
const idle: ReadonlySet<string> = new Set(['name', 'notes'])

/**
 * Returns what is out of date of the figures of `before`, now that the draft is `now`; all of them where that is null. A pair that was not
 * edited keeps its figures; a draft that is edited keeps the objects that were not.
 */
export function staleParts(before: Draft | null, now: Draft | null): StaleParts {
  if (before === null) return { any: false, all: false, pair: () => false }
  if (now === null) return { any: true, all: true, pair: () => true }
  if (before === now) return { any: false, all: false, pair: () => false }
  const fields = Object.keys({ ...before, ...now }) as (keyof Draft)[]
  const all = fields.some((field) => field !== 'pairs' && !idle.has(field) && before[field] !== now[field])
  const kept = new Set(now.pairs)
  const stale = before.pairs.map((pair) => all || !kept.has(pair))
  const isSame = before.pairs.length === now.pairs.length && before.pairs.every((pair, i) => pair === now.pairs[i])
  return { any: all || !isSame, all, pair: (index) => stale[index] ?? true }
}
