import type { Draft } from '#shared/campaign/draft'
import { printDraft } from '#shared/campaign/print-draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import type { Recipient } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'
import { uuidMaker, uuidWithin, uuidWords } from '#shared/mparticle/uuid'

export interface BatchIds {
  readonly message: string
  readonly request: string
}

/** The namespace of every id that Galley derives. */
const galley = uuidWords('5d1f9d64-5c0c-4b8e-9a55-7c1d3f0a2b61')

/**
 * Derives the two ids of a recipient's batch from the draft, the recipient and as-of, so that an export made twice has the
 * same ids, and mParticle takes the second one for a repeat. A draft without an id stands for what it says.
 */
export function idMaker(draft: Draft): (recipient: Recipient) => BatchIds {
  const ofDraft = uuidWithin(galley, draft.id === '' ? printDraft(draft) : draft.id)
  let asOf: number | undefined
  let make = uuidMaker([])
  return (recipient) => {
    if (asOf === undefined || !Object.is(asOf, recipient.asOf)) {
      asOf = recipient.asOf
      const clock = String(asOf)
      make = uuidMaker([uuidWithin(ofDraft, `message ${clock}`), uuidWithin(ofDraft, `request ${clock}`)])
    }
    const [message = '', request = ''] = make(nameOf(recipient))
    return { message, request }
  }
}

/** Different for every recipient and event: the moment of the event, the constant values, each with its length, and the identity. */
function nameOf({ identity, event, constant }: Recipient): string {
  const at = event === null ? '' : moment(event.ts)
  if (constant.length === 0) return `${at} ${identity}`
  const texts = constant.map(constantText)
  return `${at}#${String(texts.length)}${texts.map((text) => ` ${String(text.length)}:${text}`).join('')} ${identity}`
}

const dayMs = 86_400_000

/** A moment as text, in two small numbers: they print three times as fast as one that large. */
function moment(ms: number): string {
  const day = Math.floor(ms / dayMs)
  return `${String(day)}.${String(ms - day * dayMs)}`
}

/** Constant values are the same when their texts are. */
function constantText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || value instanceof ExactNumber) return numberText(value)
  return JSON.stringify(value)
}
