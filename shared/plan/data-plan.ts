import type { Draft } from '#shared/campaign/draft'

/** A JSON schema, as the plan's file has it. */
export type PlanSchema = Readonly<Record<string, unknown>>

/** One thing that a plan allows: an event by its name and type, or the users' attributes or identities. */
export interface DataPoint {
  readonly type: string
  readonly criteria: Readonly<Record<string, unknown>>
  readonly description: string
  /** Empty where the plan says nothing about what it holds. */
  readonly definition: PlanSchema
}

/** One version of an mParticle data plan (https://docs.mparticle.com/guides/data-master/data-planning/). */
export interface DataPlan {
  readonly id: string
  readonly version: number | null
  readonly points: readonly DataPoint[]
}

/** Returns the point for the event that a draft sends; of several the last one counts, as for mParticle's own validator. */
export function eventPoint({ points }: DataPlan, { payload }: Pick<Draft, 'payload'>): DataPoint | undefined {
  return points.findLast(
    ({ type, criteria }) =>
      type === 'custom_event' &&
      criteria['event_name'] === payload.eventName &&
      criteria['custom_event_type'] === payload.customEventType,
  )
}

/** Returns the point for the users' attributes or identities. */
export function userPoint({ points }: DataPlan, type: 'user_attributes' | 'user_identities'): DataPoint | undefined {
  return points.findLast((point) => point.type === type)
}
