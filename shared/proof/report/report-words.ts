import { conditionsWords, constantWords, triggerWords } from '#shared/mparticle/trigger-words'
import type { TokenCoverage } from '#shared/proof/coverage'
import type { DifferenceReport } from '#shared/proof/difference'
import type { ExpectationsReport } from '#shared/proof/expectations/expectations-report'
import type { PairLengths } from '#shared/proof/lengths'
import type { PlanReport, PlanViolation } from '#shared/proof/plan-violations'
import type { ReportInput } from '#shared/proof/report/report-input'
import { type MissingKind, missingKinds } from '#shared/sample/missing'
import { keyList } from '#shared/words/names'
import { count, counted } from '#shared/words/numbers'

/** Returns who gets the message, in one or two sentences. */
export function audienceWords(draft: ReportInput['draft']): string {
  const { trigger, profileWhere, constant } = draft
  if (trigger === null && profileWhere.length === 0) return 'For every user, without an event.'
  const who = profileWhere.length === 0 ? '' : ` Only users whose ${conditionsWords(profileWhere)}.`
  const held = trigger === null || constant === null ? '' : ` Held constant: ${constantWords(draft)}.`
  return `${triggerWords(trigger)}${held}${who}`
}

/** Returns a percentage as it stands in a proof: 91.42 %; a dash where there is none. */
export function percentWords(percent: number | null): string {
  return percent === null ? '–' : `${percent.toFixed(2)} %`
}

/** Returns a kind of missing where there is little space: `no event`. */
export function missingLabel(kind: MissingKind): string {
  return kind.replace('-', ' ')
}

/** Returns in which ways a token's value is missing: `absent 40 · null 21`; empty where it never is. */
export function missingWordsOf({ missing }: Pick<TokenCoverage, 'missing'>): string {
  return missingKinds
    .flatMap((kind) => {
      const n = missing[kind] ?? 0
      return n === 0 ? [] : [`${missingLabel(kind)} ${count(n)}`]
    })
    .join(' · ')
}

/** Returns how long a pair's texts are: `12 to 84 characters, median 31, 1 SMS`. */
export function lengthWords({ length, segments }: PairLengths): string {
  if (length === null) return ''
  const { min, p50, max } = length
  const range =
    min === max ? counted(max, 'character') : `${count(min)} to ${counted(max, 'character')}, median ${count(p50)}`
  return segments === null ? range : `${range}, ${segments.max > 1 ? 'up to\u00a0' : ''}${count(segments.max)}\u00a0SMS`
}

/** Returns what a difference comes to, the worst first. */
export function differenceWords({ changed, lost, entered, left, added, removed }: DifferenceReport): string[] {
  return [
    lost > 0 ? `${count(lost)} lose${lost === 1 ? 's its' : ' their'} value` : '',
    changed > 0 ? `${counted(changed, 'recipient')} get${changed === 1 ? 's' : ''} another text` : '',
    left > 0 ? `${counted(left, 'recipient')} no longer get${left === 1 ? 's' : ''} the message` : '',
    entered > 0 ? `${count(entered)} get${entered === 1 ? 's' : ''} it for the first time` : '',
    removed.length > 0 ? `${counted(removed.length, 'pair')} removed: ${keyList(removed)}` : '',
    added.length > 0 ? `${counted(added.length, 'pair')} added: ${keyList(added)}` : '',
  ].filter((words) => words !== '')
}

/** Returns what became of the pinned users, in a sentence or two. */
export function expectationsWords({ held, pins, missing, updated }: ExpectationsReport): string {
  const changed = pins.length - held - missing.length
  if (pins.length === 0) return 'No user is pinned.'
  const get = (n: number) => `${counted(n, 'pinned user')} ${n === 1 ? 'gets' : 'get'}`
  return [
    changed > 0 ? `${get(changed)} something else now.` : '',
    updated === true ? 'That has been accepted.' : '',
    missing.length > 0 ? `${counted(missing.length, 'pinned user')} cannot be looked up.` : '',
    held > 0 ? `${get(held)} what ${held === 1 ? 'it' : 'they'} got.` : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}

/** What is said of a pinned user that cannot be looked up, after its identity. */
export const missingPinAdvice =
  'is not in the samples, and the pin keeps no properties. Import that user, or pin it again with its properties kept.'

/** Returns how the payloads fit the data plan, in a sentence. */
export function planWords({ id, version, valid, invalid }: PlanReport): string {
  const plan = `the data plan${id === '' ? '' : ` “${id}”`}${version === null ? '' : `, version ${version}`}`
  if (valid + invalid === 0) return `No payload was held to ${plan}.`
  if (invalid === 0) return `Every payload fits ${plan}.`
  return `${counted(invalid, 'payload')} of ${count(valid + invalid)} ${invalid === 1 ? 'does' : 'do'} not fit ${plan}.`
}

/** Returns what is wrong where a payload does not fit the data plan. */
export function violationWords({
  type,
  pointer,
  expected,
}: Pick<PlanViolation, 'type' | 'pointer' | 'expected'>): string {
  if (type === 'missing_required') return `The plan requires “${expected}”, which is missing (${pointer}).`
  if (type === 'unplanned')
    return pointer === '#' ? `The plan wants ${expected}.` : `The plan does not have this attribute (${pointer}).`
  return `The plan says of this: ${expected} (${pointer}).`
}
