import { Command, CommanderError } from 'commander'
import { UserError } from '../engine/files/user-error.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { checkCommand } from './commands/check.ts'
import { exportCommand } from './commands/export.ts'
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
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeFor(error)
}

/** Prints what went wrong, once, and returns the exit code. */
function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage
  const isExpected = error instanceof CommandError || error instanceof UserError
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    isExpected
      ? `galley: ${printable(message)}\n`
      : `galley: something went wrong that should not. ${error instanceof Error ? (error.stack ?? message) : message}\n`,
  )
  return error instanceof CommandError ? error.exitCode : exitCodes.failed
}
