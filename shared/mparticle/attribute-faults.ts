import { ExactNumber } from '#shared/json/exact-number'
import type { Attributes, UserAttributes } from '#shared/mparticle/batch'
import { type BatchFault, limit, pages, refused, warning } from '#shared/mparticle/batch-fault'
import { quoted } from '#shared/words/names'

/** Returns what is wrong with an event's attributes or flags: only texts, numbers, true, false and null can be sent. */
export function attributeFaults(kind: 'custom attribute' | 'custom flag', attributes: Attributes = {}): BatchFault[] {
  const entries = Object.entries(attributes)
  return [
    ...countFaults(kind, 'an event', entries.length),
    ...entries.flatMap(([name, value]) => [
      ...nameFaults(kind, name),
      ...(isScalar(value) ? lengthFaults(kind, name, value) : [notScalar(kind, name)]),
    ]),
  ]
}

/** Returns what is wrong with a user's attributes, which may be lists of texts as well. */
export function userAttributeFaults(attributes: UserAttributes = {}): BatchFault[] {
  const kind = 'user attribute'
  const entries = Object.entries(attributes)
  return [
    ...countFaults(kind, 'a batch', entries.length),
    ...entries.flatMap(([name, value]) => [
      ...nameFaults(kind, name),
      ...(Array.isArray(value)
        ? listFaults(name, value)
        : isScalar(value)
          ? lengthFaults(kind, name, value)
          : [notScalar(kind, name)]),
    ]),
  ]
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || value instanceof ExactNumber
}

function notScalar(kind: string, name: string): BatchFault {
  const message = `The ${kind} ${quoted(name)} is an object or a list; mParticle takes texts, numbers and true or false there. Send one of its values instead.`
  return refused('attribute-type', name, message, pages.json)
}

function countFaults(kind: string, of: string, count: number): BatchFault[] {
  if (count <= limit.attributes) return []
  const message = `There are ${String(count)} ${kind}s; mParticle keeps 100 of ${of} and may drop the others. Send fewer.`
  return [warning('attribute-count', kind, message, pages.limits)]
}

function nameFaults(kind: string, name: string): BatchFault[] {
  if (name.length <= limit.nameLength) return []
  const message = `The name of the ${kind} ${quoted(name)} has ${String(name.length)} characters; mParticle keeps the first 256. Shorten it.`
  return [warning('attribute-name', name, message, pages.limits)]
}

function lengthFaults(kind: string, name: string, value: unknown): BatchFault[] {
  if (typeof value !== 'string' || value.length <= limit.valueLength) return []
  const message = `The ${kind} ${quoted(name)} has ${String(value.length)} characters; mParticle takes up to 4,096 and may drop it. Shorten it.`
  return [warning('attribute-value', name, message, pages.limits)]
}

function listFaults(name: string, items: readonly unknown[]): BatchFault[] {
  const faults: BatchFault[] = []
  if (items.some((item) => !isScalar(item))) faults.push(notScalar('user attribute', name))
  if (items.length > limit.listEntries) {
    const message = `The list ${quoted(name)} has ${String(items.length)} entries; mParticle takes up to 1,000. Send a shorter list.`
    faults.push(warning('attribute-list', name, message, pages.limits))
  }
  if (items.some((item) => typeof item === 'string' && item.length > limit.listEntryLength)) {
    const message = `An entry of the list ${quoted(name)} has more than 512 characters, which is as much as mParticle takes. Shorten it.`
    faults.push(warning('attribute-list', name, message, pages.limits))
  }
  return faults
}
