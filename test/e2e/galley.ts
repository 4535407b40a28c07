import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The one JSON document that the command line prints. */
export async function galleyJson(...args: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ['electron/cli/galley.mjs', ...args, '--json'])
  return JSON.parse(stdout)
}
