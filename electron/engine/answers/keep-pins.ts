import { parseDraft } from '#shared/campaign/file'
import { parsePins, printPins } from '#shared/proof/expectations/pin-file'
import { keepPins } from '../proof/keep-pins.ts'
import { PinnedUsers } from '../proof/pinned-users.ts'
import type { Db } from '../store/db.ts'
import type { StoreQuestions } from './questions.ts'

/** Returns the text of a file of pins that keep what the draft uses. Throws an Error where a text is no such file. */
export function keepPinsIn(
  db: Db,
  { draft: draftText, pins: pinsText, mask }: StoreQuestions['keep-pins']['input'],
): StoreQuestions['keep-pins']['output'] {
  const draft = parseDraft(draftText)
  const pins = parsePins(pinsText, 'The file of the pinned users')
  if (!draft.ok) throw new Error(draft.error.message)
  if (!pins.ok) throw new Error(pins.error.message)
  const { file, troubles } = keepPins(new PinnedUsers(db, draft.value), draft.value, pins.value, mask)
  return { pins: printPins(file), troubles }
}
