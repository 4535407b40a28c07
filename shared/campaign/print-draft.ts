import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'

/** The newest version of the draft file that this Galley reads and the one it writes. */
export const fileVersion = 1

/** The order of the fields in a file, so that two versions of a draft compare line by line. */
const order = [
  'id',
  'name',
  'notes',
  'timeZone',
  'missing',
  'trigger',
  'profileWhere',
  'aliases',
  'constant',
  'recommendations',
  'pairs',
  'include',
  'payload',
  'format',
] as const

/** Returns a draft as its file: JSON in a stable order of keys, two spaces deep, with one newline at the end. */
export function printDraft(draft: Draft): string {
  const file: Record<string, unknown> = { galley: fileVersion }
  for (const key of order) file[key] = draft[key]
  if (JSON.stringify(draft.format) === JSON.stringify(initialDraft.format)) delete file['format']
  for (const [key, value] of Object.entries(draft)) if (!Object.hasOwn(file, key) && key !== 'format') file[key] = value
  return `${JSON.stringify(file, null, 2)}\n`
}
