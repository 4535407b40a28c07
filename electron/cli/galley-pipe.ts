import './raw-json.ts'
import './interpret-schemas.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { pipeCommand } from './commands/pipe.ts'
import { runProgram } from './run-program.ts'

// One command as a program of its own: it is bundled into one file for the workers of an engine.
const program = pipeCommand.name('galley-pipe').version(packageFile.version)

/** Resolves when all lines are answered. */
export const answered = new Promise<void>((resolve) => {
  program.hook('postAction', () => {
    resolve()
  })
})
void runProgram(program)
