import { z } from 'zod'
import { operators } from '#shared/campaign/draft'
import { shapes } from '#shared/mparticle/export-report'
import { maxDraftBytes } from '#shared/campaign/file-size'
import { noItemReasons } from '#shared/recommend/no-item'

// The shapes of what the window hands to the main process. The window is treated as hostile: strict, with a maximum for everything.

/** A draft's file. Twice what may be saved, so that a draft that grew too large is refused with a sentence. */
export const draftText = z.string().max(2 * maxDraftBytes)
/** What the main process gave out for a draft, a file or a job; it means nothing elsewhere. */
export const handle = z.string().min(1).max(100)
export const rowId = z.int().min(0)
export const page = { offset: z.int().min(0).max(1_000_000_000), limit: z.int().min(1).max(500) }

const name = z.string().max(2_000)
const scalar = z.union([z.string().max(20_000), z.number(), z.boolean()])
const condition = z.object({
  property: name,
  is: z.enum(operators),
  value: z.union([scalar, z.array(scalar).max(1_000)]).optional(),
})
const conditions = z.array(condition).max(200)
const eventMatch = z.object({ event: name, where: conditions, withinDays: z.number().optional() })

/** A draft's `trigger`, as its file has it. */
const trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('live-action'), event: name, where: conditions }),
  z.object({ kind: z.literal('live-inaction'), did: eventMatch, didNot: eventMatch, withinMinutes: z.number() }),
  z.object({
    kind: z.literal('past-behaviour'),
    match: z.enum(['all', 'any']),
    did: z.array(eventMatch).max(100),
    didNot: z.array(eventMatch).max(100),
  }),
])

const columnCondition = z.object({
  column: name,
  is: z.enum(operators),
  value: z.union([scalar, z.array(scalar).max(1_000)]).optional(),
  sameAs: name.optional(),
})

/** A slot of a draft, as its file has it; it need not be in the draft yet. */
const recommendation = z.object({
  slot: name,
  catalog: name,
  event: name,
  eventProperty: name,
  catalogColumn: name,
  lookBackDays: z.number(),
  position: z.number(),
  include: z.array(columnCondition).max(100),
  exclude: z.array(columnCondition).max(100),
  near: z.object({ km: z.number() }).nullable(),
  from: z.enum(['computed', 'imported']),
})

/** Whose message to show. */
const recipientChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first') }),
  z.strictObject({ kind: z.literal('profile'), id: rowId }),
  /** By its identity, or else an e-mail or a phone. */
  z.strictObject({ kind: z.literal('identity'), identity: z.string().max(20_000) }),
  z.strictObject({ kind: z.literal('next'), id: rowId }),
  z.strictObject({ kind: z.literal('previous'), id: rowId }),
  z.strictObject({ kind: z.literal('random'), seed: z.int() }),
])

/** Who gets a draft's message. */
const audienceRules = {
  trigger: trigger.nullable(),
  profileWhere: conditions,
  aliases: z
    .array(z.object({ name, properties: z.record(name, name).refine((events) => Object.keys(events).length <= 1_000) }))
    .max(200),
  constant: name.nullable(),
}

/** A recipient as a draft wants it: who gets it, and the events whose newest occurrence its tokens ask for. */
export const recipientQuestion = z.strictObject({
  ...audienceRules,
  events: z.array(name).max(1_000),
  choice: recipientChoice,
  /** Which of the events that trigger the message: 1 is the newest. */
  nth: z.int().min(1).max(1_000_000),
  /** In milliseconds since 1970; null for the cache's own. */
  asOf: z.number().nullable(),
  /** Without them no user is skipped for want of an item. */
  recommendations: z.array(recommendation).max(100).optional(),
})

/** What a slot comes to for the recipient that the rest of the question finds. */
export const cardsQuestion = recipientQuestion.omit({ events: true, recommendations: true }).extend({ recommendation })

export const reasonsQuestion = z.strictObject({
  job: handle,
  draft: draftText,
  asOf: z.number().nullable(),
  /** Whose page is wanted: those skipped for this reason, at this slot; null for all. */
  reason: z.enum(noItemReasons).nullable(),
  slot: name.nullable(),
  ...page,
  /** Counting what changes would do takes several times as long. */
  whatIf: z.boolean(),
})

export const exportQuestion = z.strictObject({
  job: handle,
  draft: draftText,
  target: handle,
  shape: z.enum(shapes),
  asOf: z.number().nullable(),
  limit: z.int().min(1).nullable(),
  /** One payload for every occurrence that qualifies, not only for each user's newest. */
  everyOccurrence: z.boolean(),
})

/** `asOf` is in milliseconds since 1970; null for the cache's own. */
export const censusQuestion = z.strictObject({
  ...audienceRules,
  asOf: z.number().nullable(),
  /** Without them no user is skipped for want of an item. */
  recommendations: z.array(recommendation).max(100).optional(),
})

export const censusPlaces = z.strictObject({
  census: rowId,
  people: z.array(z.strictObject({ profile: rowId, nth: z.int().min(1).nullable() })).max(200),
})

export const censusPage = z.strictObject({
  census: rowId,
  wanted: z.strictObject({
    skipped: z.boolean(),
    reasons: z.array(z.string().max(100)).max(50).nullable(),
    text: z.string().max(500),
  }),
  ...page,
})

export const overlapQuestion = z.strictObject({ events: z.array(name).max(20) })
