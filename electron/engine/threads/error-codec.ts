import { UserError, type UserErrorKind } from '../files/user-error.ts'

/** An error as it crosses a thread: a thread's messages drop the class of an error. `kind` is null for a bug. */
export interface PlainError {
  readonly kind: UserErrorKind | null
  readonly message: string
}

export function plainError(error: unknown): PlainError {
  if (error instanceof UserError) return { kind: error.kind, message: error.message }
  return { kind: null, message: error instanceof Error ? error.message : String(error) }
}

/** Returns the `UserError` that `plainError` was given, or an Error for a bug. */
export function errorFrom({ kind, message }: PlainError): Error {
  return kind === null ? new Error(message) : new UserError(kind, message)
}
