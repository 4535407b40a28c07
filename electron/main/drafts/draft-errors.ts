import { basename } from 'node:path'
import { parseDraft } from '#shared/campaign/file'
import { maxDraftBytes } from '#shared/campaign/file-size'
import type { DraftFileError } from '#shared/ipc/draft-answers'
import { failed, type Result } from '#shared/result'
import { UserError } from '../../engine/files/user-error.ts'
import { toResult } from '../files/to-result.ts'

interface Failed {
  readonly ok: false
  readonly error: DraftFileError
}

/** Returns the result of the work. A file that cannot be written is a failed result; any other error is thrown. */
export async function draftResult<Value>(
  work: () => Promise<Result<Value, DraftFileError>>,
): Promise<Result<Value, DraftFileError>> {
  const result = await toResult(work, draftFileError)
  return result.ok ? result.value : result
}

function draftFileError(error: unknown): DraftFileError | undefined {
  if (!(error instanceof UserError)) return undefined
  return { kind: error.kind === 'file:full' ? 'full' : 'refused', message: error.message }
}

export function unknownDraft(): Failed {
  const message = 'This draft is not in the list any more. Open it from its file.'
  return failed({ kind: 'missing', message })
}

export function unreadable(message: string): Failed {
  return failed({ kind: 'unreadable', message })
}

export function changedOutside(path: string): Failed {
  const changed = `Another program has changed “${basename(path)}” since it was opened.`
  const message = `${changed} Save over it, or save this draft under another name.`
  return failed({ kind: 'changed-outside', message })
}

/** Returns the sentence about a file that is no longer where it was. */
export function goneOutside(path: string): string {
  const gone = `“${basename(path)}” is no longer in its folder: another program has deleted or moved it.`
  return `${gone} Save this draft to have it in a file again.`
}

/** Returns why a text is not written: it could not be read again. */
export function refusal(text: string): Failed | undefined {
  if (Buffer.byteLength(text) > maxDraftBytes) {
    const message = 'This draft is larger than 8 MB, so it could not be opened again. Shorten it, then save it.'
    return failed({ kind: 'refused', message })
  }
  const parsed = parseDraft(text)
  if (parsed.ok) return undefined
  const message = `This draft could not be read again: ${parsed.error.message} Correct that, then save it.`
  return failed({ kind: 'refused', message })
}
