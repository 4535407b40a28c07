import type { Attributes, Batch, CustomEvent, UserAttributes } from '#shared/mparticle/batch'
import { type BatchFault, pages, refused } from '#shared/mparticle/batch-fault'
import { quoted } from '#shared/words/names'

/**
 * Returns a fault for every text of a batch that holds half a character, a lone surrogate: UTF-8 has none, so that what is sent is either
 * no valid JSON or another text.
 */
export function halfCharacterFaults(batch: Batch): BatchFault[] {
  const { user_identities, user_attributes, device_info, context, events } = batch
  return [
    ...inOne('data plan’s id', 'data plan', context?.data_plan.plan_id),
    ...inEach('identity', user_identities),
    ...events.flatMap(inEvent),
    ...inEach('user attribute', user_attributes),
    ...inOne('push token', 'push token', device_info?.push_token),
  ]
}

function inEvent({ data }: CustomEvent): BatchFault[] {
  return [
    ...inOne('event’s name', 'event name', data.event_name),
    ...inEach('custom attribute', data.custom_attributes),
    ...inEach('custom flag', data.custom_flags),
  ]
}

function inEach(kind: string, members: Attributes | UserAttributes = {}): BatchFault[] {
  return Object.entries(members).flatMap(([name, value]) => {
    const called = `${kind} ${quoted(name.toWellFormed())}`
    if (!name.isWellFormed()) return [fault(`name of the ${called}`, name)]
    const texts = Array.isArray(value) ? value : [value]
    return texts.some(isBroken) ? [fault(called, name)] : []
  })
}

function inOne(what: string, subject: string, text: string | undefined): BatchFault[] {
  return isBroken(text) ? [fault(what, subject)] : []
}

function isBroken(value: unknown): boolean {
  return typeof value === 'string' && !value.isWellFormed()
}

function fault(what: string, subject: string): BatchFault {
  const message = `The ${what} holds half a character (a lone surrogate such as \\ud83d), which cannot be sent. It was probably cut too short: correct it where it comes from.`
  return refused('half-character', subject, message, pages.json)
}
