import { failed, ok, type Result } from '#shared/result'
import { UserError } from '../../files/user-error.ts'

/** Returns what work returns, or the sentence of the `UserError` that it throws. */
export function resultOf<Value>(work: () => Value): Result<Value, string> {
  try {
    return ok(work())
  } catch (error) {
    if (error instanceof UserError) return failed(error.message)
    throw error
  }
}
