import { z } from 'zod'
import { reportFormats } from '#shared/proof/report/report-format'
import { draftText, handle, page, rowId } from '#shared/ipc/shapes'
import { maxPlanBytes } from '#shared/plan/plan-file'
import { outcomeSources } from '#shared/resolve/outcome'
import { missingKinds } from '#shared/sample/missing'

/** A data plan that the payloads are held to, as `printPlan` has it; null, or left out, where there is none. */
const plan = z.string().max(maxPlanBytes).nullish()

/** `asOf` is in milliseconds since 1970; null for the cache's own. */
export const proofQuestion = z.strictObject({
  draft: draftText,
  /** An older draft to compare with. */
  against: draftText.nullable(),
  asOf: z.number().nullable(),
  everyOccurrence: z.boolean(),
  plan,
})

export const reportQuestion = z.strictObject({
  job: handle,
  draft: draftText,
  /** An older draft to compare with, and what it is called. */
  against: z.strictObject({ text: draftText, name: z.string().max(200) }).nullable(),
  target: handle,
  format: z.enum(reportFormats),
  /** Put masks in place of people. */
  mask: z.boolean(),
  asOf: z.number().nullable(),
  everyOccurrence: z.boolean(),
  plan,
  /** The pinned users to tell of, as `printPins` has them; null for none. */
  pins: draftText.nullable(),
})

const place = z.int().min(0).max(1_000_000)
const code = z.string().max(100)
const text = z.string().max(2_000)

/** A figure of a proof. */
const wanted = z.union([
  z.strictObject({
    kind: z.literal('outcome'),
    pair: place.nullable(),
    token: place.nullable(),
    from: z.enum(outcomeSources).nullable(),
    missing: z.enum(missingKinds).nullable(),
  }),
  z.strictObject({ kind: z.literal('finding'), pair: place, code }),
  z.strictObject({
    kind: z.literal('length'),
    pair: place.nullable(),
    measure: z.enum(['length', 'bytes', 'segments']),
    from: z.number(),
    until: z.number(),
  }),
  z.strictObject({ kind: z.literal('skipped'), reason: code }),
  z.strictObject({ kind: z.literal('difference'), what: z.enum(['changed', 'lost']), pair: place.nullable() }),
  z.strictObject({ kind: z.literal('difference'), what: z.enum(['entered', 'left']) }),
  z.strictObject({ kind: z.literal('violation'), type: code, pair: text.nullable(), pointer: text }),
])

export const proofPeople = z.strictObject({ proof: rowId, wanted, ...page })
