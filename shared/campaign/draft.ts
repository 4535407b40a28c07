import type { MissingKind } from '#shared/sample/missing'

/** A key and the text of its value, with tokens in it. */
export interface Pair {
  readonly key: string
  readonly value: string
}

export const operators = [
  'equals',
  'not-equals',
  'contains',
  'exists',
  'not-exists',
  'greater',
  'less',
  'before',
  'after',
  'one-of',
] as const
export type Operator = (typeof operators)[number]

/** What a condition compares with. `exists` and `not-exists` need none, `one-of` takes a list. */
export type Operand = string | number | boolean | readonly (string | number | boolean)[]

export interface Condition {
  readonly property: string
  readonly is: Operator
  readonly value?: Operand | undefined
}

export interface EventMatch {
  readonly event: string
  readonly where: readonly Condition[]
}

/** `withinDays` keeps the events from as-of − n × 86,400,000 ms to as-of, both included. */
export interface PastEventMatch extends EventMatch {
  readonly withinDays?: number | undefined
}

export type Trigger =
  | ({ readonly kind: 'live-action' } & EventMatch)
  | {
      readonly kind: 'live-inaction'
      readonly did: EventMatch
      readonly didNot: EventMatch
      readonly withinMinutes: number
    }
  | {
      readonly kind: 'past-behaviour'
      readonly match: 'all' | 'any'
      readonly did: readonly PastEventMatch[]
      readonly didNot: readonly PastEventMatch[]
    }

/** One idea across events: which property of which event holds it. */
export interface Alias {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
}

/** A condition on a catalog column; `sameAs` compares with a property of the recipient's event instead of a value. */
export interface ColumnCondition {
  readonly column: string
  readonly is: Operator
  readonly value?: Operand | undefined
  readonly sameAs?: string | undefined
}

export interface Recommendation {
  readonly slot: string
  readonly catalog: string
  readonly event: string
  readonly eventProperty: string
  readonly catalogColumn: string
  readonly lookBackDays: number
  /** Counts from 1. */
  readonly position: number
  readonly include: readonly ColumnCondition[]
  readonly exclude: readonly ColumnCondition[]
  readonly near: { readonly km: number } | null
  readonly from: 'computed' | 'imported'
}

/** CleverTap's *What* step: what is sent along with the pairs. */
export interface Include {
  readonly profileAttributes: readonly string[]
  readonly pushTokens: boolean
}

/**
 * How a message becomes an mParticle batch. No vendor documents what mParticle receives from such a campaign,
 * so all of it can be edited.
 */
export interface PayloadMapping {
  readonly environment: 'development' | 'production'
  readonly eventName: string
  readonly customEventType: string
  readonly pairsTo: 'custom_attributes' | 'user_attributes' | 'custom_flags'
  /** mParticle's identity type → the profile property that holds it. */
  readonly identities: Readonly<Record<string, string>>
  /** The mParticle data plan that the payloads name, and that they are held to where its file is given, relative to the draft's folder. */
  readonly dataPlan: {
    readonly id: string
    /** Left out: the newest active version. */
    readonly version?: number | undefined
    readonly file?: string | undefined
  } | null
}

/** How values that no CleverTap page describes are written. Galley's choice, so it can be changed. */
export interface Format {
  /** `long`: May 29, 2023 or January 31, 2026. `short`: Jan 31, 2026. */
  readonly month: 'long' | 'short'
  /** What stands between the items of a list. */
  readonly listSeparator: string
}

/** One campaign message, complete: every field that a file left out has its initial value. */
export interface Draft {
  readonly id: string
  readonly name: string
  readonly notes: string
  /** An IANA name, such as `Asia/Kolkata`. */
  readonly timeZone: string
  /** The kinds of missing that make a token's default be used. */
  readonly missing: readonly MissingKind[]
  readonly trigger: Trigger | null
  readonly profileWhere: readonly Condition[]
  readonly aliases: readonly Alias[]
  /** The name of the alias that is held constant. */
  readonly constant: string | null
  readonly recommendations: readonly Recommendation[]
  readonly pairs: readonly Pair[]
  readonly include: Include
  readonly payload: PayloadMapping
  readonly format: Format
}
