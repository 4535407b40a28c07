import type { FileTrouble } from '#shared/ipc/contract'
import { failed, type Result } from '#shared/result'
import { FileProblem } from '../../engine/files/file-problem.ts'

/** Answers what the work answers; a file that cannot be written is an answer too. */
export async function withFileTrouble<Value>(
  work: () => Promise<Result<Value, FileTrouble>>,
): Promise<Result<Value, FileTrouble>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileProblem)
      return failed({ kind: error.kind === 'full' ? 'full' : 'refused', message: error.message })
    throw error
  }
}

export function unknownDraft(): { readonly ok: false; readonly error: FileTrouble } {
  const message = 'This draft is not in the list any more. Open it from its file.'
  return failed({ kind: 'missing', message })
}

export function unreadable(message: string): { readonly ok: false; readonly error: FileTrouble } {
  return failed({ kind: 'unreadable', message })
}
