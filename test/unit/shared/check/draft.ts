import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'

/** A draft whose first pair has this value; the rest is initial but for the changes. */
export function draftOf(value: string, changes: Partial<Draft> = {}): Draft {
  return { ...initialDraft, pairs: [{ key: 'title', value }], ...changes }
}

/** A draft with these keys, each with a value of its own. */
export function draftWithKeys(...keys: readonly string[]): Draft {
  return { ...initialDraft, pairs: keys.map((key, i) => ({ key, value: `value ${i}` })) }
}
