import { z } from 'zod'

/** The newest version of the file that this Galley reads, and the one it writes. */
export const pinFileVersion = 1

const text = z.string()
const properties = z.record(text, z.unknown())
const event = z.looseObject({ name: text, ts: z.number() })
const item = z.union([z.looseObject({ id: text, columns: properties }), z.looseObject({ none: text })], {
  error: 'an item with its “id” and “columns”, or “none” with the reason',
})

const pin = z.looseObject({
  identity: text.min(1),
  masked: z.literal(true).optional(),
  asOf: text,
  event: event.nullable().optional(),
  constant: z.array(z.unknown()).optional(),
  whatIfs: z.array(z.looseObject({ scope: text.nullable(), property: text, value: z.unknown().optional() })).optional(),
  skipped: text.min(1).optional(),
  texts: z.record(text, text).optional(),
  keeps: z
    .looseObject({
      profile: properties,
      events: z.array(event.extend({ properties })).optional(),
      items: z.record(text, item).optional(),
    })
    .optional(),
})

/** What has to be in a file of pinned users. It only looks: the file is kept as it was read. */
export const pinFileSchema = z.looseObject({ galleyExpect: z.literal(pinFileVersion), pins: z.array(pin) })
