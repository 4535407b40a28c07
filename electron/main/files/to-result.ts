import type { UserMessage } from '#shared/ipc/contract'
import { failed, ok, type Result } from '#shared/result'
import { outsideError } from '../../engine/files/file-error.ts'
import { type CacheErrorKind, isCacheError, UserError, type UserErrorKind } from '../../engine/files/user-error.ts'

/** Returns the result of the work. What a user's machine or files made fail is a failed result; any other error is thrown. */
export async function toResult<Value>(work: () => Promise<Value>): Promise<Result<Value, UserMessage>>
/** Returns the same with an error of another type: `describe` makes it, or returns undefined for a bug. */
export async function toResult<Value, Failure>(
  work: () => Promise<Value>,
  describe: (error: unknown) => Failure | undefined,
): Promise<Result<Value, Failure>>
export async function toResult<Value>(
  work: () => Promise<Value>,
  describe: (error: unknown) => unknown = userMessage,
): Promise<Result<Value, unknown>> {
  try {
    return ok(await work())
  } catch (error) {
    const failure = describe(error)
    if (failure === undefined) throw error
    return failed(failure)
  }
}

function userMessage(error: unknown): UserMessage | undefined {
  const message = sentence(error)
  if (message === undefined) return undefined
  return isCacheError(error) && unreadable.includes(error.kind) ? { message, unreadable: true } : { message }
}

/** What is wrong with a cache that can only be set aside or forgotten. */
const unreadable: readonly CacheErrorKind[] = ['cache:damaged', 'cache:not-a-cache', 'cache:newer']

/** Returns what a user of the window is told of an error. */
export function windowSentence({ kind, message }: { readonly kind: UserErrorKind; readonly message: string }): string {
  return sentence(new UserError(kind, message)) ?? message
}

function sentence(error: unknown): string | undefined {
  if (isCacheError(error)) return cacheSentences[error.kind]
  const outside = outsideError(error)
  return outside instanceof UserError ? outside.message : undefined
}

/** The engine's own messages name files and options of the command line, which the window does not have. */
const cacheSentences: Readonly<Record<CacheErrorKind, string>> = {
  'cache:missing': 'There are no samples yet. Import some.',
  'cache:not-a-cache':
    'The file of the samples is damaged and cannot be read. Drafts are not affected. Set the samples aside, then import them again.',
  'cache:damaged':
    'The file of the samples is damaged and cannot be read. Drafts are not affected. Set the samples aside, then import them again.',
  'cache:newer':
    'These samples were written by a newer Galley. Update Galley, or set the samples aside and import them again.',
  'cache:busy': 'Another program is writing to the samples. Wait until it is done, then try again.',
  'cache:full': 'The disk is full. The samples are as they were before. Free some space and try again.',
  'cache:trouble':
    'The disk of the samples does not do its work. The samples are as they were before. Check that it has room and is connected, then try again.',
  'cache:refused': 'The file of the samples cannot be written. Check the permissions of Galley’s data folder.',
}
