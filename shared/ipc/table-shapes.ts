import { z } from 'zod'
import { handle } from '#shared/ipc/shapes'

const columnName = z.string().min(1).max(2_000)
const format = z.string().max(40).nullable()
const eventName = z.string().max(512).nullable()
const encoding = z.string().max(40).nullable()

/** How the columns of tables are read, where their first line does not say it. */
const columnMapping = z.strictObject({
  identity: columnName.nullable(),
  names: z.array(z.tuple([columnName, columnName])).max(500),
  types: z.array(z.tuple([columnName, z.string().max(60)])).max(500),
})

/** How files are imported. `mapping` says how the columns of tables are read, where their first line does not say it. */
export const importQuestion = z.strictObject({
  job: handle,
  grants: z.array(handle).min(1).max(1_000),
  /** Null: told by the content. */
  format: z.string().max(40).nullable(),
  eventName: z.string().max(512).nullable(),
  /** A catalog's name; null: its file's. */
  catalog: z.string().min(1).max(500).nullish(),
  timeZone: z.string().max(100),
  /** Null: told by the content. */
  encoding: z.string().max(40).nullable().optional(),
  mapping: columnMapping.nullable().optional(),
})

/** A file that may be imported, and how. It stays granted. */
export const tableQuestion = z.strictObject({
  grant: handle,
  format,
  eventName,
  timeZone: z.string().max(100),
  encoding,
  mapping: columnMapping.nullable(),
})

/** The names in the first line of the files that a mapping is for. */
const columns = z.array(z.string().max(20_000)).min(1).max(100_000)

export const mappingToKeep = z.strictObject({
  columns,
  mapping: columnMapping,
  told: z.strictObject({ format, eventName, encoding }),
})

export const mappingToForget = z.strictObject({ columns })
