import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What the command line prints. */
export async function galley(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['electron/cli/galley.mjs', ...args])
  return stdout
}

/** The one JSON document that the command line prints. */
export async function galleyJson(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await galley(...args, '--json'))
}

/** What the command line prints, whatever its exit code. */
export async function galleyText(...args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['electron/cli/galley.mjs', ...args], { maxBuffer: 50_000_000 })
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout
      throw error
    },
  )
}
