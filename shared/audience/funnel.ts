import type { NotQualified } from '#shared/audience/qualify'
import type { AudienceRules } from '#shared/audience/rules-of'
import { own } from '#shared/sample/value'

/** The places at which profiles drop out on their way to being a recipient, in their order. */
export const funnelSteps = ['conditions', 'did', 'value', 'waited', 'not-stopped', 'item'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** At which step each reason takes a profile out. A reason that is not listed here counts at the last one. */
const stepOfReason: Readonly<Record<string, FunnelStep>> = {
  'profile-conditions': 'conditions',
  'no-trigger-event': 'did',
  'did-not-do': 'did',
  'no-constant-value': 'value',
  waiting: 'waited',
  stopped: 'not-stopped',
  'did-excluded': 'not-stopped',
} satisfies Record<NotQualified, FunnelStep>

/** Returns the step at which profiles drop out for a reason. */
export function stepOf(reason: string): FunnelStep {
  return own(stepOfReason, reason) ?? 'item'
}

/** How many profiles were looked at, and how many of them drop out for which reason. */
export interface AudienceCounts {
  readonly seen: number
  readonly reasons: Readonly<Record<string, number>>
}

/** A step: how many profiles are left behind it, how many it took, and for which reasons. */
export interface FunnelRow {
  readonly step: FunnelStep
  readonly left: number
  readonly lost: number
  readonly reasons: readonly string[]
}

/**
 * Returns the steps at which a draft can lose profiles, or has lost some. `left` of the last one is the number of profiles that are
 * recipients.
 */
export function funnelOf({ seen, reasons }: AudienceCounts, rules: FunnelRules): readonly FunnelRow[] {
  let left = seen
  return funnelSteps.flatMap((step) => {
    const own = Object.keys(reasons).filter((reason) => stepOf(reason) === step)
    const lost = own.reduce((sum, reason) => sum + (reasons[reason] ?? 0), 0)
    left -= lost
    return lost > 0 || canLose[step](rules) ? [{ step, left, lost, reasons: own }] : []
  })
}

interface FunnelRules extends Pick<AudienceRules, 'trigger' | 'profileWhere' | 'constant'> {
  readonly recommendations?: readonly unknown[] | undefined
}

const canLose: Readonly<Record<FunnelStep, (rules: FunnelRules) => boolean>> = {
  conditions: ({ profileWhere }) => profileWhere.length > 0,
  did: ({ trigger }) => trigger !== null,
  value: ({ trigger, constant }) => constant !== null && trigger !== null && trigger.kind !== 'live-action',
  waited: ({ trigger }) => trigger?.kind === 'live-inaction',
  'not-stopped': ({ trigger }) =>
    trigger?.kind === 'live-inaction' || (trigger?.kind === 'past-behaviour' && trigger.didNot.length > 0),
  item: ({ recommendations = [] }) => recommendations.length > 0,
}
