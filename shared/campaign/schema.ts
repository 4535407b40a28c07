import * as z from 'zod/mini'
import { operators } from '#shared/campaign/draft'
import { initialDraft, unnamedMissing } from '#shared/campaign/initial'
import { fileVersion } from '#shared/campaign/print-draft'
import { ExactNumber, numberText } from '#shared/json/exact-number'
import { missingKinds } from '#shared/sample/missing'

const text = z.string()
const filled = text.check(z.minLength(1))
const fromZero = z.number().check(z.minimum(0))
const fromOne = z.int().check(z.minimum(1))
/** A number that a double cannot hold is kept as its text, which compares in the same way. */
const exact = z.pipe(
  z.instanceof(ExactNumber),
  z.transform((number: ExactNumber) => numberText(number)),
)
const scalar = z.union([text, z.number(), z.boolean(), exact], { error: 'text in quotes, a number, true or false' })
const operand = z.union([scalar, z.array(scalar)], {
  error: 'text in quotes, a number, true, false, or a list of these',
})

const condition = z.looseObject({ property: text, is: z.enum(operators), value: z.optional(operand) })
const columnCondition = z.looseObject({
  column: text,
  is: z.enum(operators),
  value: z.optional(operand),
  sameAs: z.optional(text),
})
const conditions = z._default(z.array(condition), [])
const columnConditions = z._default(z.array(columnCondition), [])
const eventMatch = z.looseObject({ event: text, where: conditions })
const pastMatch = z.looseObject({
  event: text,
  where: conditions,
  withinDays: z.optional(fromZero),
})
const pastMatches = z._default(z.array(pastMatch), [])

const trigger = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('live-action'), event: text, where: conditions }),
  z.looseObject({
    kind: z.literal('live-inaction'),
    did: eventMatch,
    didNot: eventMatch,
    withinMinutes: fromZero,
  }),
  z.looseObject({
    kind: z.literal('past-behaviour'),
    match: z._default(z.enum(['all', 'any']), 'all'),
    did: pastMatches,
    didNot: pastMatches,
  }),
])

const recommendation = z.looseObject({
  slot: filled,
  catalog: text,
  event: text,
  eventProperty: text,
  catalogColumn: z._default(text, 'Identity'),
  lookBackDays: z._default(fromZero, 30),
  position: z._default(fromOne, 1),
  include: columnConditions,
  exclude: columnConditions,
  near: z._default(z.nullable(z.looseObject({ km: z.number().check(z.positive()) })), null),
  from: z._default(z.enum(['computed', 'imported']), 'computed'),
})

const dataPlan = z.looseObject({ id: text, version: z.optional(fromOne), file: z.optional(filled) })
const { payload, include, format } = initialDraft

/** The draft file with every field that it left out filled in. Fields that this Galley does not know stay where they are. */
export const draftSchema = z.looseObject({
  galley: z.literal(fileVersion),
  id: z._default(text, initialDraft.id),
  name: z._default(text, initialDraft.name),
  notes: z._default(text, initialDraft.notes),
  timeZone: z._default(text, initialDraft.timeZone),
  missing: z._default(z.array(z.enum(missingKinds)), [...unnamedMissing]),
  trigger: z._default(z.nullable(trigger), null),
  profileWhere: conditions,
  aliases: z._default(z.array(z.looseObject({ name: text, properties: z.record(text, text) })), []),
  constant: z._default(z.nullable(text), null),
  recommendations: z._default(z.array(recommendation), []),
  pairs: z.array(z.looseObject({ key: text, value: text })),
  include: z.prefault(
    z.looseObject({
      profileAttributes: z._default(z.array(text), []),
      pushTokens: z._default(z.boolean(), include.pushTokens),
    }),
    {},
  ),
  payload: z.prefault(
    z.looseObject({
      environment: z._default(z.enum(['development', 'production']), payload.environment),
      eventName: z._default(text, payload.eventName),
      customEventType: z._default(text, payload.customEventType),
      pairsTo: z._default(z.enum(['custom_attributes', 'user_attributes', 'custom_flags']), payload.pairsTo),
      identities: z._default(z.record(text, text), { ...payload.identities }),
      dataPlan: z._default(z.nullable(dataPlan), payload.dataPlan),
    }),
    {},
  ),
  format: z.prefault(
    z.looseObject({
      month: z._default(z.enum(['long', 'short']), format.month),
      listSeparator: z._default(text, format.listSeparator),
    }),
    {},
  ),
})
