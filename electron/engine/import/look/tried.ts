import { UserError } from '../../files/user-error.ts'

/** What work came to: its value, or why there is none. */
export interface Tried<Value> {
  readonly value: Value | undefined
  /** A sentence. */
  readonly trouble: string | undefined
}

/** Runs work that throws a `UserError` where the user's file or choice does not fit. */
export function tried<Value>(work: () => Value): Tried<Value> {
  try {
    return { value: work(), trouble: undefined }
  } catch (error) {
    if (error instanceof UserError) return { value: undefined, trouble: error.message }
    throw error
  }
}
