import type { OutputCheck } from '#shared/proof/checks/output-check'
import { count, counted, share } from '#shared/words/numbers'

/** Returns what a finding says: what is wrong, for how many of all recipients, and what to do. */
export function findingWords({ says, advice }: Pick<OutputCheck, 'says' | 'advice'>, hit: number, all: number): string {
  return `The text ${says} for ${count(hit)} of ${counted(all, 'recipient')} (${share(hit, all)}). ${advice}`
}
