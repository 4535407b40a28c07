import type { Scalar } from '#shared/sample/value'

/** Dates are text as the sample has them, `$D_<epoch seconds>`. */
export type AttributeValue = Scalar | null
export type Attributes = Readonly<Record<string, AttributeValue>>
export type UserAttributes = Readonly<Record<string, AttributeValue | readonly string[]>>

export interface DataPlanContext {
  readonly plan_id: string
  /** Left out: mParticle takes the plan's newest active version. */
  readonly plan_version?: number
}

export interface CustomEventData {
  readonly event_name: string
  readonly custom_event_type: string
  /** In milliseconds since 1970. Left out: the moment when mParticle receives it. */
  readonly timestamp_unixtime_ms?: number
  /** A UUID: mParticle's older schema refuses anything else. */
  readonly source_message_id?: string
  readonly custom_attributes?: Attributes
  readonly custom_flags?: Attributes
}

export interface CustomEvent {
  readonly event_type: 'custom_event'
  readonly data: CustomEventData
}

/** One request of the Events API, as far as Galley sends it (https://docs.mparticle.com/developers/server/json-reference/). */
export interface Batch {
  /** Optional on mParticle's pages, but a schema of 2023 refuses a batch without it. */
  readonly environment: string
  /** mParticle drops a request whose id it has seen in the last 30 to 60 days. */
  readonly source_request_id?: string
  readonly user_identities: Readonly<Record<string, string>>
  readonly user_attributes?: UserAttributes
  readonly device_info?: { readonly push_token: string }
  readonly context?: { readonly data_plan: DataPlanContext }
  readonly events: readonly CustomEvent[]
}
