/** What the command line answers to the shell. */
export const exitCodes = { fine: 0, findings: 1, usage: 2, failed: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command with one sentence on stderr and an exit code. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}

export function wrongUsage(message: string): CommandProblem {
  return new CommandProblem(exitCodes.usage, message)
}

export function failedWork(message: string): CommandProblem {
  return new CommandProblem(exitCodes.failed, message)
}
