import { formats } from '#shared/sample/formats'

/** What people call each format of sample files, by its id. A cache may hold ids that this version does not know. */
export const sampleFormats: Readonly<Record<string, string>> = Object.fromEntries(
  formats.map(({ id, label }) => [id, label]),
)
