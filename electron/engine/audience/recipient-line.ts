import type { Value } from '#shared/sample/value'
import type { Candidate, SkipReason } from './recipients.ts'

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
}

export function recipientLine(candidate: Candidate): RecipientLine {
  const { identity, event, constant, items } = candidate.recipient
  return {
    identity,
    event: event === null ? null : { name: event.name, ts: event.ts },
    constant,
    items: Object.fromEntries([...items].map(([slot, { id }]) => [slot, id])),
    status: candidate.status,
    reason: candidate.status === 'skipped' ? candidate.reason : null,
  }
}

/** What people read for each reason. */
export const skipWords: Readonly<Record<SkipReason, string>> = {
  'profile-conditions': "does not meet the draft's profile conditions",
  'no-trigger-event': 'has no event that triggers the message at or before as-of',
  waiting: 'may still do what stops the message: its time is not over at as-of',
  stopped: 'did what stops the message in time',
  'no-constant-value': 'has no value of the property that is held constant',
  'did-not-do': 'did not do what the trigger asks for',
  'did-excluded': 'did what the trigger excludes',
}
