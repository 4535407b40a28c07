import { z } from 'zod'
import { operators } from '#shared/campaign/draft'
import { initialDraft, unnamedMissing } from '#shared/campaign/initial'
import { fileVersion } from '#shared/campaign/print-draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { missingKinds } from '#shared/sample/missing'

const text = z.string()
/** A number that a double cannot hold is kept as its text, which compares in the same way. */
const exact = z.instanceof(ExactNumber).transform(numberText)
const scalar = z.union([text, z.number(), z.boolean(), exact], { error: 'text in quotes, a number, true or false' })
const operand = z.union([scalar, z.array(scalar)], {
  error: 'text in quotes, a number, true, false, or a list of these',
})

const condition = z.looseObject({ property: text, is: z.enum(operators), value: operand.optional() })
const columnCondition = z.looseObject({
  column: text,
  is: z.enum(operators),
  value: operand.optional(),
  sameAs: text.optional(),
})
const eventMatch = z.looseObject({ event: text, where: z.array(condition).default([]) })
const pastMatch = z.looseObject({
  event: text,
  where: z.array(condition).default([]),
  withinDays: z.number().min(0).optional(),
})

const trigger = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('live-action'), event: text, where: z.array(condition).default([]) }),
  z.looseObject({
    kind: z.literal('live-inaction'),
    did: eventMatch,
    didNot: eventMatch,
    withinMinutes: z.number().min(0),
  }),
  z.looseObject({
    kind: z.literal('past-behaviour'),
    match: z.enum(['all', 'any']).default('all'),
    did: z.array(pastMatch).default([]),
    didNot: z.array(pastMatch).default([]),
  }),
])

const recommendation = z.looseObject({
  slot: text.min(1),
  catalog: text,
  event: text,
  eventProperty: text,
  catalogColumn: text.default('Identity'),
  lookBackDays: z.number().min(0).default(30),
  position: z.int().min(1).default(1),
  include: z.array(columnCondition).default([]),
  exclude: z.array(columnCondition).default([]),
  near: z.looseObject({ km: z.number().positive() }).nullable().default(null),
  from: z.enum(['computed', 'imported']).default('computed'),
})

const { payload, include, format } = initialDraft

/** The draft file with every field that it left out filled in. Fields that this Galley does not know stay where they are. */
export const draftSchema = z.looseObject({
  galley: z.literal(fileVersion),
  id: text.default(initialDraft.id),
  name: text.default(initialDraft.name),
  notes: text.default(initialDraft.notes),
  timeZone: text.default(initialDraft.timeZone),
  missing: z.array(z.enum(missingKinds)).default([...unnamedMissing]),
  trigger: trigger.nullable().default(null),
  profileWhere: z.array(condition).default([]),
  aliases: z.array(z.looseObject({ name: text, properties: z.record(text, text) })).default([]),
  constant: text.nullable().default(null),
  recommendations: z.array(recommendation).default([]),
  pairs: z.array(z.looseObject({ key: text, value: text })),
  include: z
    .looseObject({ profileAttributes: z.array(text).default([]), pushTokens: z.boolean().default(include.pushTokens) })
    .prefault({}),
  payload: z
    .looseObject({
      environment: z.enum(['development', 'production']).default(payload.environment),
      eventName: text.default(payload.eventName),
      customEventType: text.default(payload.customEventType),
      pairsTo: z.enum(['custom_attributes', 'user_attributes', 'custom_flags']).default(payload.pairsTo),
      identities: z.record(text, text).default({ ...payload.identities }),
      dataPlan: z
        .looseObject({ id: text, version: z.int().min(1).optional(), file: text.min(1).optional() })
        .nullable()
        .default(payload.dataPlan),
    })
    .prefault({}),
  format: z
    .looseObject({
      month: z.enum(['long', 'short']).default(format.month),
      listSeparator: text.default(format.listSeparator),
    })
    .prefault({}),
})
