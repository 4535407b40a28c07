import { failed, ok, type Result } from '#shared/result'
import { own, type Properties, type Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import type { Subject } from './sample-record.ts'

/** In characters (https://docs.clevertap.com/docs/platform-considerations). */
const maxIdentityLength = 1024

export const noSubject = 'The record does not say whose it is. Give it an identity or an objectId and import it again.'

/**
 * Returns whose record it is, by `identity` and `objectId`, or else by the ids of Facebook and Google, which the upload API also takes:
 * they stand for a device, as `FBID:…` and `GPID:…`.
 */
export function subjectOf(record: Properties, objectId = own(record, 'objectId')): Result<Subject, string> {
  const identity = wordOf(own(record, 'identity'))
  const device = wordOf(objectId) ?? (identity === null ? socialId(record) : null)
  if (identity === null && device === null) return failed(noSubject)
  const wrong = wrongId(identity) ?? wrongId(device)
  return wrong === undefined ? ok({ identity, device }) : failed(wrong)
}

/** Returns whether a record has a member that may say whose it is. */
export function namesSubject(record: Properties): boolean {
  return ['identity', 'objectId', 'FBID', 'GPID'].some((name) => own(record, name) !== undefined)
}

function socialId(record: Properties): string | null {
  return prefixed('FBID:', own(record, 'FBID')) ?? prefixed('GPID:', own(record, 'GPID'))
}

function prefixed(prefix: string, value: Value | undefined): string | null {
  const id = wordOf(value)
  return id === null ? null : prefix + id
}

/** Returns what is wrong with an id, as a sentence; undefined when nothing is. */
export function wrongId(id: string | null): string | undefined {
  if (id === null) return undefined
  if (!id.isWellFormed())
    return 'The identity holds half a character (a lone surrogate such as \\ud800). Correct it and import the record again.'
  if (id.length > maxIdentityLength)
    return 'The identity is longer than 1,024 characters. Correct it and import the record again.'
  return undefined
}
