import type { Draft, PayloadMapping } from '#shared/campaign/draft'
import type { Recipient } from '#shared/sample/recipient'
import type { Attributes, AttributeValue, Batch, CustomEventData, UserAttributes } from '#shared/mparticle/batch'
import { idMaker } from '#shared/mparticle/batch-ids'
import { attributesReader, identitiesReader, pushToken } from '#shared/mparticle/from-profile'
import { put } from '#shared/sample/value'

/** Makes a recipient's batch; `texts` are those of the draft's pairs, in their order. */
export type MakeBatch = (recipient: Recipient, texts: readonly string[]) => Batch

type Open<Closed> = { -readonly [Key in keyof Closed]: Closed[Key] }

/**
 * Returns what makes mParticle batches of a draft's recipients (https://docs.mparticle.com/developers/server/json-reference/).
 * Prepare it once a draft. It is a preview shape: no vendor documents what mParticle receives from such a campaign. The same draft,
 * recipient and as-of make the same batch. Where the recipient's `asOf` is not a number, the batch has no timestamp.
 */
export function batchMaker(draft: Draft): MakeBatch {
  const { environment, pairsTo } = draft.payload
  const idsOf = idMaker(draft)
  const identitiesOf = identitiesReader(draft.payload.identities)
  const attributesOf = attributesReader(draft.include.profileAttributes)
  const pairsOf = pairsFiller(draft.pairs.map(({ key }) => key))
  const eventOf = eventMaker(draft.payload)
  const context = contextOf(draft.payload)
  const hasAttributes = draft.include.profileAttributes.length > 0 || pairsTo === 'user_attributes'

  return (recipient, texts) => {
    const ids = idsOf(recipient)
    const pairs = pairsOf(texts)
    const batch: Open<Omit<Batch, 'events'>> = {
      environment,
      source_request_id: ids.request,
      user_identities: identitiesOf(recipient),
    }
    if (hasAttributes) {
      const attributes = attributesOf(recipient)
      batch.user_attributes = pairsTo === 'user_attributes' ? joined(attributes, pairs) : attributes
    }
    const token = draft.include.pushTokens ? pushToken(recipient.profile) : undefined
    if (token !== undefined) batch.device_info = { push_token: token }
    if (context !== undefined) batch.context = context
    return { ...batch, events: [{ event_type: 'custom_event', data: eventOf(recipient.asOf, ids.message, pairs) }] }
  }
}

function eventMaker({ eventName, customEventType, pairsTo }: PayloadMapping) {
  return (asOf: number, messageId: string, pairs: Attributes): CustomEventData => {
    const data: Open<CustomEventData> = { event_name: eventName, custom_event_type: customEventType }
    if (Number.isFinite(asOf)) data.timestamp_unixtime_ms = asOf
    data.source_message_id = messageId
    if (pairsTo !== 'user_attributes') data[pairsTo] = pairs
    return data
  }
}

/**
 * Pairs become an object: of two with the same key the last one counts, at the place of the first. The object is copied from
 * one that has all the keys, so that every key is an own property, and every batch has the same shape.
 */
function pairsFiller(keys: readonly string[]): (texts: readonly string[]) => Record<string, string> {
  const last = new Map(keys.map((key, index) => [key, index]))
  const all = Object.fromEntries(keys.map((key) => [key, '']))
  const entries = [...last]
  return (texts) => {
    const pairs = { ...all }
    for (const [key, index] of entries) pairs[key] = texts[index] ?? ''
    return pairs
  }
}

function joined(attributes: UserAttributes, pairs: Record<string, string>): UserAttributes {
  const both: Record<string, AttributeValue | readonly string[]> = { ...attributes }
  for (const [key, text] of Object.entries(pairs)) put(both, key, text)
  return both
}

/**
 * Returns the context that names the data plan: without it no request is validated
 * (https://docs.mparticle.com/guides/data-master/data-planning/).
 */
export function contextOf({ dataPlan }: PayloadMapping): Batch['context'] {
  if (dataPlan === null) return undefined
  const { id, version } = dataPlan
  return { data_plan: version === undefined ? { plan_id: id } : { plan_id: id, plan_version: version } }
}
