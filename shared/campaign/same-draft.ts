import type { Draft, Pair } from '#shared/campaign/draft'
import { printDraft } from '#shared/campaign/print-draft'

/** Returns whether two drafts have the same file. Pairs that are the same object are not looked into. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  if (a === b) return true
  const isSameList =
    a.pairs.length === b.pairs.length && a.pairs.every((pair, index) => isSamePair(pair, b.pairs[index]))
  return isSameList && printDraft({ ...a, pairs: [] }) === printDraft({ ...b, pairs: [] })
}

function isSamePair(a: Pair, b: Pair | undefined): boolean {
  if (a === b) return true
  if (a.key !== b?.key || a.value !== b.value) return false
  // a file's pair may have further fields
  const hasOthers = Object.keys(a).length > 2 || Object.keys(b).length > 2
  return !hasOthers || JSON.stringify(a) === JSON.stringify(b)
}
