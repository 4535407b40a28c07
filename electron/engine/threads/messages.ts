import type { Json } from '#shared/json/json-text'
import type { QuestionTable } from '../answers/questions.ts'
import type { JobProgress } from '../files/job-control.ts'
import { outsideError } from '../files/file-error.ts'
import { UserError, type UserErrorKind } from '../files/user-error.ts'

/** What a job's thread tells. */
export type JobMessage<Output> =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly error: PlainError }

/** A question to a resident thread. */
export interface Ask<Questions extends QuestionTable<keyof Questions>, Name extends keyof Questions> {
  readonly id: number
  readonly name: Name
  readonly input: Questions[Name]['input']
}

/** The answer to the question with the same id. */
export type Reply<Output> =
  | { readonly id: number; readonly ok: true; readonly json: Json<Output> }
  | { readonly id: number; readonly ok: false; readonly error: PlainError }

/** An error as it crosses a thread: a thread's messages drop the class of an error. `kind` is null for a bug. */
export interface PlainError {
  readonly kind: UserErrorKind | null
  readonly message: string
}

/** Returns an error as plain data. */
export function plainError(thrown: unknown): PlainError {
  const error = outsideError(thrown)
  if (error instanceof UserError) return { kind: error.kind, message: error.message }
  return { kind: null, message: error instanceof Error ? error.message : String(error) }
}

/** Returns the `UserError` that `plainError` was given, or an Error for a bug. */
export function errorFrom({ kind, message }: PlainError): Error {
  return kind === null ? new Error(message) : new UserError(kind, message)
}
