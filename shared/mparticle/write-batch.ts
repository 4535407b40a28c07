import type { Draft } from '#shared/campaign/draft'
import { type BatchFault, limit } from '#shared/mparticle/batch-fault'
import { faultsOf } from '#shared/mparticle/batch-faults'
import { plainPrinter } from '#shared/mparticle/print-plain'
import { batchMaker } from '#shared/mparticle/to-batch'
import { utf8Length } from '#shared/mparticle/utf8-length'
import type { Recipient } from '#shared/sample/recipient'

/** A batch as JSON.stringify writes it, and what `faultsOf` says of it. */
export interface WrittenBatch {
  readonly json: string
  readonly faults: readonly BatchFault[]
}

export type WriteBatch = (recipient: Recipient, texts: readonly string[]) => WrittenBatch

const none: readonly BatchFault[] = []

/**
 * Writes the batches of one draft, fast. An ordinary one is printed without being built, and needs no check: what else can go
 * wrong in it depends on the draft alone, and is looked at here. `envelopeBytes` is what its request holds besides the batch.
 */
export function batchWriter(draft: Draft, envelopeBytes = 0): WriteBatch {
  const make = batchMaker(draft)
  const isDraftFine = faultsOf(make(...fullest(draft))).length === 0
  const printPlain = isDraftFine ? plainPrinter(draft) : undefined
  return (recipient, texts) => {
    const plain = printPlain?.(recipient, texts)
    // no text in it can be too long, nor can all of it be, and half a character would be written as its escape
    const isFine = plain !== undefined && plain.length <= limit.valueLength && !plain.includes('\\ud')
    if (isFine) return { json: plain, faults: none }
    const batch = make(recipient, texts)
    const json = JSON.stringify(batch)
    return { json, faults: faultsOf(batch, utf8Length(json) + envelopeBytes) }
  }
}

/** A recipient who has everything that the draft asks for: no other's batch has an identity or an attribute that this one lacks. */
function fullest(draft: Draft): [Recipient, string[]] {
  const properties = [...Object.values(draft.payload.identities), ...draft.include.profileAttributes]
  const profile = Object.fromEntries(properties.map((name) => [name, 'x']))
  return [{ identity: '', profile, event: null, newest: new Map(), constant: [], items: new Map(), asOf: NaN }, []]
}
