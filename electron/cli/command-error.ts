/** What the command line tells the shell. */
export const exitCodes = { fine: 0, findings: 1, usage: 2, failed: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command with one sentence on stderr and an exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Returns the error of a command that was given wrong options. */
export function wrongUsage(message: string): CommandError {
  return new CommandError(exitCodes.usage, message)
}

/** Returns the error of a command that could not do its work. */
export function failedWork(message: string): CommandError {
  return new CommandError(exitCodes.failed, message)
}
