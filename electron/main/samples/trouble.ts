import type { Trouble } from '#shared/ipc/contract'
import { failed, ok, type Result } from '#shared/result'
import { type CacheErrorKind, isCacheError, UserError } from '../../engine/files/user-error.ts'
import { codeOf } from '../files/error-code.ts'

/** Answers what the work answers; what a user's machine or files made fail is an answer too. */
export async function withTrouble<Value>(work: () => Promise<Value>): Promise<Result<Value, Trouble>> {
  try {
    return ok(await work())
  } catch (error) {
    const message = sentence(error)
    if (message === undefined) throw error
    return failed({ message })
  }
}

function sentence(error: unknown): string | undefined {
  if (isCacheError(error)) return cacheSentences[error.kind]
  if (error instanceof UserError) return error.message
  return codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : undefined
}

const tooMuch = 'This needs more memory than there is. Close other programs, or use samples with smaller values.'

/** The engine's own sentences broadcast of files and options, which the window has none of. */
const cacheSentences: Readonly<Record<CacheErrorKind, string>> = {
  'cache:missing': 'There are no samples yet. Import some.',
  'cache:not-a-cache': 'The samples cannot be read any more. Forget all samples, then import them again.',
  'cache:damaged': 'The samples cannot be read any more. Forget all samples, then import them again.',
  'cache:newer':
    'These samples were written by a newer Galley. Update Galley, or forget all samples and import them again.',
  'cache:busy': 'Another program is writing to the samples. Wait until it is done, then try again.',
  'cache:full': 'The disk is full. The samples are as they were before. Free some space and try again.',
  'cache:refused': 'The file of the samples cannot be written. Check the permissions of Galley’s data folder.',
}
