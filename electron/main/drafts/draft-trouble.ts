import { basename } from 'node:path'
import { parseDraft } from '#shared/campaign/file'
import { maxDraftBytes } from '#shared/campaign/file-size'
import type { FileTrouble } from '#shared/ipc/contract'
import { failed, type Result } from '#shared/result'
import { UserError } from '../../engine/files/user-error.ts'

interface Failed {
  readonly ok: false
  readonly error: FileTrouble
}

/** Answers what the work answers; a file that cannot be written is an answer too. */
export async function withFileTrouble<Value>(
  work: () => Promise<Result<Value, FileTrouble>>,
): Promise<Result<Value, FileTrouble>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserError)
      return failed({ kind: error.kind === 'file:full' ? 'full' : 'refused', message: error.message })
    throw error
  }
}

export function unknownDraft(): Failed {
  const message = 'This draft is not in the list any more. Open it from its file.'
  return failed({ kind: 'missing', message })
}

export function unreadable(message: string): Failed {
  return failed({ kind: 'unreadable', message })
}

export function changedOutside(path: string): Failed {
  const message = `Another program has changed “${basename(path)}” since it was opened. Save over it, or save this draft under another name.`
  return failed({ kind: 'changed-outside', message })
}

/** Returns the sentence about a file that is no longer where it was. */
export function goneOutside(path: string): string {
  return `“${basename(path)}” is no longer in its folder: another program has deleted or moved it. Save this draft to have it in a file again.`
}

/** What could not be read again is not written. */
export function refusal(text: string): Failed | undefined {
  if (Buffer.byteLength(text) > maxDraftBytes) {
    const message = 'This draft is larger than 8 MB, so it could not be opened again. Shorten it, then save it.'
    return failed({ kind: 'refused', message })
  }
  const parsed = parseDraft(text)
  if (parsed.ok) return undefined
  const message = `This draft could not be read again: ${parsed.error.message} Mend that, then save it.`
  return failed({ kind: 'refused', message })
}
