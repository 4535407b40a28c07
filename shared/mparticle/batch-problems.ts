import { customEventTypes, environments, identityTypes } from '#shared/campaign/mparticle-names'
import type { Batch, CustomEvent, DataPlanContext } from '#shared/mparticle/batch'
import { attributeProblems, userAttributeProblems } from '#shared/mparticle/attribute-problems'
import { type BatchProblem, limit, pages, refused, warning } from '#shared/mparticle/batch-problem'
import { either, quoted } from '#shared/words/names'

/**
 * Galley's own model of the Events API: what mParticle would refuse, and what it would cut or drop, worst first. Never throws.
 * `requestBytes` is the size of the request's body in UTF-8, where it is known.
 */
export function problemsOf(batch: Batch, requestBytes = 0): readonly BatchProblem[] {
  const problems = [
    ...sizeProblems(requestBytes),
    ...environmentProblems(batch.environment),
    ...identityProblems(batch.user_identities),
    ...dataPlanProblems(batch.context?.data_plan),
    ...batch.events.flatMap(eventProblems),
    ...userAttributeProblems(batch.user_attributes),
  ]
  return [...problems.filter(isRefusal), ...problems.filter((problem) => !isRefusal(problem))]
}

export function isRefusal({ severity }: BatchProblem): boolean {
  return severity === 'refused'
}

function sizeProblems(bytes: number): BatchProblem[] {
  if (bytes <= limit.requestBytes) return []
  const size = `${String(Math.ceil(bytes / 1024))} KB`
  const message = `The request would be ${size}; mParticle takes up to 256 KB. Shorten the longest values, or send fewer profile attributes along.`
  return [refused('request-size', '', message, pages.limits)]
}

function environmentProblems(environment: string): BatchProblem[] {
  if (isOneOf(environments, environment)) return []
  const message = `There is no environment ${quoted(environment)}. Choose ${either(environments)}.`
  return [refused('environment', environment, message, pages.json)]
}

function identityProblems(identities: Batch['user_identities']): BatchProblem[] {
  const types = Object.keys(identities)
  if (types.length === 0) {
    const message =
      'Nothing says who this is: none of the mapped properties has a value. Map an identity that these profiles have, such as customer_id or email.'
    return [refused('no-identity', '', message, pages.json)]
  }
  return types.flatMap((type) => {
    if (isOneOf(identityTypes, type)) return []
    const message = `mParticle has no identity type ${quoted(type)}. Choose one of ${either(identityTypes)}.`
    return [refused('unknown-identity-type', type, message, pages.json)]
  })
}

function dataPlanProblems(plan: DataPlanContext | undefined): BatchProblem[] {
  if (plan === undefined) return []
  const problems: BatchProblem[] = []
  if (plan.plan_id.trim() === '') {
    const message = 'The data plan has no id. Write the id that mParticle shows for the plan, or send without a plan.'
    problems.push(refused('data-plan', 'id', message, pages.dataPlan))
  }
  const version = plan.plan_version
  if (version !== undefined && !(Number.isSafeInteger(version) && version >= 1)) {
    const message =
      'The data plan’s version must be a whole number from 1. Correct it, or leave it out for the newest active version.'
    problems.push(refused('data-plan', 'version', message, pages.dataPlan))
  }
  return problems
}

function eventProblems({ data }: CustomEvent): BatchProblem[] {
  return [
    ...eventNameProblems(data.event_name),
    ...eventTypeProblems(data.custom_event_type),
    ...timestampProblems(data.timestamp_unixtime_ms),
    ...attributeProblems('custom attribute', data.custom_attributes),
    ...attributeProblems('custom flag', data.custom_flags),
  ]
}

function eventNameProblems(name: string): BatchProblem[] {
  if (name.trim() === '') {
    return [refused('event-name', '', 'The event has no name. Write one in the payload’s settings.', pages.json)]
  }
  if (name.length <= limit.nameLength) return []
  const message = `The event’s name has ${String(name.length)} characters; mParticle keeps the first 256. Shorten it.`
  return [warning('event-name', '', message, pages.limits)]
}

function eventTypeProblems(type: string): BatchProblem[] {
  if (isOneOf(customEventTypes, type)) return []
  const note = type === 'attribution' ? ' mParticle’s pages name this one, but its schema refuses it.' : ''
  const message = `There is no custom event type ${quoted(type)}.${note} Choose one of ${either(customEventTypes)}.`
  return [refused('custom-event-type', type, message, pages.json)]
}

function timestampProblems(ms: number | undefined): BatchProblem[] {
  if (ms === undefined || Number.isSafeInteger(ms)) return []
  const message = 'The time must be a whole number of milliseconds. Give as-of without parts of a millisecond.'
  return [refused('timestamp', '', message, pages.json)]
}

function isOneOf(known: readonly string[], text: string): boolean {
  return known.includes(text)
}
