import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { commandsFor } from './commands.ts'
import { runProgram } from './run-program.ts'

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
A first round, with samples and a draft of your own:
  galley import profiles.jsonl events.jsonl products.csv
  galley check cart-reminder.galley.json
  galley preview cart-reminder.galley.json --random 7
  galley proof cart-reminder.galley.json

Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 unreadable input or failed work.`,
  )

async function run(): Promise<void> {
  for (const command of await commandsFor(process.argv[2])) program.addCommand(command.exitOverride())
  await runProgram(program)
}

void run()
