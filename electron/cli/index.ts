import { Command, CommanderError } from 'commander'
import { outsideError } from '../engine/files/file-error.ts'
import { UserError } from '../engine/files/user-error.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { checkCommand } from './commands/check.ts'
import { exportCommand } from './commands/export.ts'
import { forgetCommand } from './commands/forget.ts'
import { importCommand } from './commands/import.ts'
import { pipeCommand } from './commands/pipe.ts'
import { previewCommand } from './commands/preview.ts'
import { proofCommand } from './commands/proof.ts'
import { recipientsCommand } from './commands/recipients.ts'
import { samplesCommand } from './commands/samples.ts'
import { sheetCommand } from './commands/sheet.ts'
import { printable } from './output/text.ts'
import { CommandError, exitCodes } from './command-error.ts'

const program = new Command('galley')
  .description(
    'Proofs CleverTap campaigns that go out through mParticle: what every sample user would get, before anything is sent.\n' +
      'Works offline; nothing leaves this machine.',
  )
  .version(packageFile.version)
  .showHelpAfterError('Run with --help to see what the command takes.')
  .addHelpText(
    'after',
    `
A first round, with the bundled samples:
  galley import resources/samples/*.jsonl resources/samples/products.csv
  galley check resources/samples/cart-reminder.galley.json
  galley preview resources/samples/cart-reminder.galley.json --random 7
  galley proof resources/samples/cart-reminder.galley.json

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 unreadable input or failed work.`,
  )
for (const command of [
  importCommand,
  samplesCommand,
  forgetCommand,
  checkCommand,
  previewCommand,
  recipientsCommand,
  proofCommand,
  exportCommand,
  sheetCommand,
  pipeCommand,
]) {
  program.addCommand(command.exitOverride())
}
program.exitOverride()

// A reader that closes early, such as head, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.fine)
  tell(
    `The output cannot be written: ${outputTroubles[error.code ?? ''] ?? `${error.message}. Write it to another place.`}`,
  )
  process.exit(exitCodes.failed)
})
// where there is no one left to tell, the exit code does
process.stderr.on('error', () => undefined)

const outputTroubles: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left. Free some space or write it to another disk.',
  EFBIG: 'there is a limit on the size of files. Raise it, or write less.',
  EIO: 'the disk does not do its work. Write it to another one.',
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeFor(error)
}

/** Prints what went wrong, once, and returns the exit code. */
function exitCodeFor(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.fine : exitCodes.usage
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

function tell(sentence: string): void {
  process.stderr.write(`galley: ${printable(sentence)}\n`)
}
