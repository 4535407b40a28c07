import { customEventTypes, environments, identityTypes } from '#shared/campaign/mparticle-names'
import type { Batch, CustomEvent, DataPlanContext } from '#shared/mparticle/batch'
import { attributeFaults, userAttributeFaults } from '#shared/mparticle/attribute-faults'
import { type BatchFault, limit, pages, refused, warning } from '#shared/mparticle/batch-fault'
import { halfCharacterFaults } from '#shared/mparticle/half-characters'
import { either, quoted } from '#shared/words/names'

/**
 * Returns what mParticle would refuse, and what it would cut or drop, worst first: Galley's own model of the Events API. Never
 * throws. `requestBytes` is the size of the request's body in UTF-8, where it is known.
 */
export function faultsOf(batch: Batch, requestBytes = 0): readonly BatchFault[] {
  const faults = [
    ...sizeFaults(requestBytes),
    ...environmentFaults(batch.environment),
    ...identityFaults(batch.user_identities),
    ...dataPlanFaults(batch.context?.data_plan),
    ...batch.events.flatMap(eventFaults),
    ...userAttributeFaults(batch.user_attributes),
    ...halfCharacterFaults(batch),
  ]
  return [...faults.filter(isRefusal), ...faults.filter((fault) => !isRefusal(fault))]
}

/** Returns whether mParticle does not take the batch. */
export function isRefusal({ severity }: BatchFault): boolean {
  return severity === 'refused'
}

function sizeFaults(bytes: number): BatchFault[] {
  if (bytes <= limit.requestBytes) return []
  const size = `${String(Math.ceil(bytes / 1024))} KB`
  const message = `The request would be ${size}; mParticle takes up to 256 KB. Shorten the longest values, or send fewer profile attributes along.`
  return [refused('request-size', '', message, pages.limits)]
}

function environmentFaults(environment: string): BatchFault[] {
  if (isOneOf(environments, environment)) return []
  const message = `There is no environment ${quoted(environment)}. Choose ${either(environments)}.`
  return [refused('environment', environment, message, pages.json)]
}

function identityFaults(identities: Batch['user_identities']): BatchFault[] {
  const types = Object.keys(identities)
  if (types.length === 0) {
    const message =
      'Nothing says who this is: none of the mapped properties has a value. Map an identity that these users have, such as customer_id or email.'
    return [refused('no-identity', '', message, pages.json)]
  }
  return types.flatMap((type) => {
    if (isOneOf(identityTypes, type)) return []
    const message = `mParticle has no identity type ${quoted(type)}. Choose one of ${either(identityTypes)}.`
    return [refused('unknown-identity-type', type, message, pages.json)]
  })
}

function dataPlanFaults(plan: DataPlanContext | undefined): BatchFault[] {
  if (plan === undefined) return []
  const faults: BatchFault[] = []
  if (plan.plan_id.trim() === '') {
    const message = 'The data plan has no id. Write the id that mParticle shows for the plan, or send without a plan.'
    faults.push(refused('data-plan', 'id', message, pages.dataPlan))
  }
  const version = plan.plan_version
  if (version !== undefined && !(Number.isSafeInteger(version) && version >= 1)) {
    const message =
      'The data plan’s version must be a whole number from 1. Correct it, or leave it out for the newest active version.'
    faults.push(refused('data-plan', 'version', message, pages.dataPlan))
  }
  return faults
}

function eventFaults({ data }: CustomEvent): BatchFault[] {
  return [
    ...eventNameFaults(data.event_name),
    ...eventTypeFaults(data.custom_event_type),
    ...timestampFaults(data.timestamp_unixtime_ms),
    ...attributeFaults('custom attribute', data.custom_attributes),
    ...attributeFaults('custom flag', data.custom_flags),
  ]
}

function eventNameFaults(name: string): BatchFault[] {
  if (name.trim() === '') {
    return [refused('event-name', '', 'The event has no name. Write one in the payload’s settings.', pages.json)]
  }
  if (name.length <= limit.nameLength) return []
  const message = `The event’s name has ${String(name.length)} characters; mParticle keeps the first 256. Shorten it.`
  return [warning('event-name', '', message, pages.limits)]
}

function eventTypeFaults(type: string): BatchFault[] {
  if (isOneOf(customEventTypes, type)) return []
  const note = type === 'attribution' ? ' mParticle’s pages name this one, but its schema refuses it.' : ''
  const message = `There is no custom event type ${quoted(type)}.${note} Choose one of ${either(customEventTypes)}.`
  return [refused('custom-event-type', type, message, pages.json)]
}

function timestampFaults(ms: number | undefined): BatchFault[] {
  if (ms === undefined || Number.isSafeInteger(ms)) return []
  const message = 'The time must be a whole number of milliseconds. Give as-of without parts of a millisecond.'
  return [refused('timestamp', '', message, pages.json)]
}

function isOneOf(known: readonly string[], text: string): boolean {
  return known.includes(text)
}
