import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'

/** Returns the draft in a text that is known to hold one. Throws an Error otherwise: the caller has to have read it before. */
export function draftIn(text: string): Draft {
  const parsed = parseDraft(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}
