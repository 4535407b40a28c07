import { type Command, CommanderError } from 'commander'
import { outsideError } from '../engine/files/file-error.ts'
import { isGone } from '../engine/files/reader-gone.ts'
import { UserError } from '../engine/files/user-error.ts'
import { CommandError, exitCodes } from './command-error.ts'
import { printable } from './output/text.ts'

/** Runs what the command line says. Ends with an exit code, and with a sentence where something is wrong. */
export async function runProgram(program: Command): Promise<void> {
  // a reader that closes early, such as head, is not an error
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(endOfOutput(error)))
  // where there is no one left to tell, the exit code does
  process.stderr.on('error', () => undefined)
  try {
    await program.exitOverride().parseAsync()
  } catch (error) {
    process.exitCode = exitCodeFor(error)
  }
}

/** Returns the exit code, and says what stopped the output where that is something to correct. */
function endOfOutput(error: NodeJS.ErrnoException): number {
  const { code, message } = error
  if (isGone(error)) return exitCodes.fine
  tell(`The output cannot be written: ${outputTroubles[code ?? ''] ?? `${message}. Write it to another place.`}`)
  return exitCodes.failed
}

const outputTroubles: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left. Free some space or write it to another disk.',
  EFBIG: 'there is a limit on the size of files. Raise it, or write less.',
  EIO: 'the disk does not do its work. Write it to another one.',
}

/** Prints what went wrong, once, and returns the exit code. */
function exitCodeFor(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.fine : exitCodes.usage
  if (isOfOutput(thrown)) return endOfOutput(thrown)
  const error = outsideError(thrown)
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof CommandError || error instanceof UserError) tell(message)
  else {
    const trace = error instanceof Error ? (error.stack ?? message) : message
    process.stderr.write(`galley: something went wrong that should not. ${trace}\n`)
  }
  if (error instanceof UserError && error.kind === 'file:is-input') return exitCodes.usage
  return error instanceof CommandError ? error.exitCode : exitCodes.failed
}

/** Where standard output is a file, what it says to a write is thrown; files that Galley opens itself are named in their errors. */
function isOfOutput(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write' && !('path' in error)
}

function tell(sentence: string): void {
  process.stderr.write(`galley: ${printable(sentence)}\n`)
}
