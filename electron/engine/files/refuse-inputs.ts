import { holdsOneOf, isOneOf } from './same-file.ts'
import { UserError } from './user-error.ts'

/**
 * Throws a `UserError` where an output is one of the inputs, by whatever name, or a folder that holds one. To be asked before any of
 * them is opened.
 */
export function refuseInputs(outputs: readonly string[], inputs: readonly string[]): void {
  for (const output of outputs) {
    if (isOneOf(output, inputs)) {
      throw new UserError('file:is-input', `“${output}” is read for this, so it is not written to. Name another file.`)
    }
    if (holdsOneOf(output, inputs)) {
      const message = `The folder “${output}” holds a file that is read for this, so it is not replaced. Name another folder.`
      throw new UserError('file:is-input', message)
    }
  }
}
