import type { Value } from '#shared/sample/value'
import type { SkipReason } from '#shared/recommend/no-item'
import type { Candidate } from './candidate.ts'

/** A candidate as the command line prints it. */
export interface RecipientLine {
  readonly identity: string
  /** `ts` is in milliseconds since 1970. */
  readonly event: { readonly name: string; readonly ts: number } | null
  readonly constant: readonly Value[]
  /** Slot → the item's id. */
  readonly items: Readonly<Record<string, string>>
  readonly status: 'ready' | 'skipped'
  readonly reason: SkipReason | null
  /** The recommendation that has no item for the profile, where that is the reason. */
  readonly slot?: string
}

/** Returns a candidate as plain data. */
export function recipientLine(candidate: Candidate): RecipientLine {
  const { identity, event, constant, items } = candidate.recipient
  return {
    identity,
    event: event === null ? null : { name: event.name, ts: event.ts },
    constant,
    items: Object.fromEntries([...items].map(([slot, { id }]) => [slot, id])),
    status: candidate.status,
    reason: candidate.status === 'skipped' ? candidate.reason : null,
    ...(candidate.status === 'skipped' && candidate.slot !== null ? { slot: candidate.slot } : {}),
  }
}
