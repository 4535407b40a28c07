import type { Draft } from '#shared/campaign/draft'
import { plainParts } from '#shared/mparticle/print-plain'
import { utf8Length } from '#shared/mparticle/utf8-length'
import { batchWriter } from '#shared/mparticle/write-batch'
import type { Recipient } from '#shared/sample/recipient'

/** What a text takes: its UTF-8 bytes, and how many more within JSON. */
export interface TextSize {
  readonly bytes: number
  readonly escapes: number
}

/** Returns the bytes of a recipient's batch; `texts` and their `sizes` are those of the draft's pairs, in their order. */
export type CountBatchBytes = (recipient: Recipient, texts: readonly string[], sizes: readonly TextSize[]) => number

/** All ids are as long as one another. */
const anyId = '0'.repeat(36)
const anyIds = { message: anyId, request: anyId }

/**
 * Returns what counts the bytes of a draft's batches as `batchWriter` writes them. An ordinary batch is not written for it: the ids alone,
 * two SHA-1 digests, cost more than counting, and a proof took a quarter of its time for what it only counted.
 */
export function batchBytesCounter(draft: Draft): CountBatchBytes {
  const write = batchWriter(draft)
  const slowly = (recipient: Recipient, texts: readonly string[]) => utf8Length(write(recipient, texts).json)
  const parts = plainParts(draft)
  if (parts === undefined) return slowly
  // of two pairs with the same key the last one is sent
  const sent = [...new Map(draft.pairs.map(({ key }, index) => [key, index])).values()]
  const frame = utf8Length(parts.print(anyIds, '', 0, parts.pairsOf([]))) - String(0).length
  let asOf = 0
  let asOfLength = 1

  return (recipient, texts, sizes) => {
    const about = parts.aboutOf(recipient)
    if (about === undefined) return slowly(recipient, texts)
    if (recipient.asOf !== asOf) {
      asOf = recipient.asOf
      asOfLength = String(asOf).length
    }
    let bytes = frame + asOfLength + utf8Length(about)
    for (const index of sent) {
      const size = sizes[index]
      if (size !== undefined) bytes += size.bytes + size.escapes
    }
    return bytes
  }
}
