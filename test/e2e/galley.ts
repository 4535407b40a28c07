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
