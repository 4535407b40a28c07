import type { Draft, Pair } from '#shared/campaign/draft'
import type { ProofedCounts } from '#shared/check/proofed-counts'
import type { ProofJson } from '#shared/proof/proof-json'

/** Returns what a proof of `before` found, by the pairs of the draft as it is `now`: those that were edited since have nothing. */
export function proofedCounts(json: ProofJson, before: Draft, now: Draft): ProofedCounts {
  const found = new Map<Pair, (typeof json.pairs)[number]>()
  for (const [index, pair] of before.pairs.entries()) {
    const counts = json.pairs[index]
    if (counts !== undefined) found.set(pair, counts)
  }
  return {
    recipients: json.recipients,
    pairs: now.pairs.map((pair) => found.get(pair)?.tokens.map(({ missing }) => missing)),
  }
}
