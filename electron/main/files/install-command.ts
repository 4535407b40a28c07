import { constants } from 'node:fs'
import { access, chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '../../engine/files/user-error.ts'
import { findNode, foldersOnPath, type Machine, oldestNode } from './find-node.ts'

export interface InstalledCommand {
  /** The launcher. */
  readonly file: string
  /** How the shell will find it; null where it does already. */
  readonly advice: string | null
}

/** By this line a launcher of ours is known, and may be replaced. */
const mark = 'Written by Galley, to run its command line.'

/**
 * Writes the launcher `galley`, which runs the command line in the folder `packaged` on the machine's own Node. Replaces one of ours.
 * Throws a `UserError` where the machine has no Node that is new enough, where another program has the name, or where nothing can be
 * written.
 */
export async function installCommand(packaged: string, machine: Machine): Promise<InstalledCommand> {
  if (!(await may(packaged, constants.R_OK)))
    throw new UserError('command:unusable', `There is no command line in ${packaged}. Install Galley again.`)
  const node = await findNode(machine)
  if (node === undefined) throw new UserError('command:unusable', noNode)
  const folder = await folderFor(machine)
  const isWindows = machine.platform === 'win32'
  const file = join(folder, isWindows ? 'galley.cmd' : 'galley')
  if (!(await isOurs(file))) {
    throw new UserError('file:not-ours', `There is another program at ${file}. Move or rename it, then try again.`)
  }
  const program = join(await lastingFolder(packaged, machine), 'galley.cjs')
  await mkdir(folder, { recursive: true })
  await writeFile(file, isWindows ? commandFile(node, program) : shellScript(node, program))
  await chmod(file, 0o755)
  return { file, advice: foldersOnPath(machine).includes(folder) ? null : adviceFor(folder, isWindows) }
}

const noNode = `The galley command needs Node.js ${String(oldestNode)} or later, and this machine has none. Install it from https://nodejs.org, then try again.`

/** The first folder on the path that the user may write to, or else the user's own. */
async function folderFor(machine: Machine): Promise<string> {
  const { platform, home, env } = machine
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Galley', 'bin')
  const own = join(home, '.local/bin')
  const onPath = foldersOnPath(machine)
  if (!onPath.includes(own) && onPath.includes(shared) && (await may(shared, constants.W_OK))) return shared
  return own
}

const shared = '/usr/local/bin'

function may(folder: string, mode: number): Promise<boolean> {
  return access(folder, mode).then(
    () => true,
    () => false,
  )
}

/** Whether there is nothing yet, or a launcher of ours. */
async function isOurs(file: string): Promise<boolean> {
  try {
    return (await readFile(file, 'utf8')).includes(mark)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

/** An AppImage is mounted at another place each time, so that its command line has to be copied out of it. */
async function lastingFolder(packaged: string, { home, env }: Machine): Promise<string> {
  if (env['APPIMAGE'] === undefined) return packaged
  const copy = join(env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'galley/cli')
  await rm(copy, { recursive: true, force: true })
  await mkdir(dirname(copy), { recursive: true })
  await cp(packaged, copy, { recursive: true })
  return copy
}

/** A Node that has moved since is looked for on the path. */
function shellScript(node: string, program: string): string {
  return `#!/bin/sh
# ${mark}
node=${shellQuoted(node)}
[ -x "$node" ] || node=node
exec "$node" ${shellQuoted(program)} "$@"
`
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function commandFile(node: string, program: string): string {
  const quoted = (path: string) => `"${path.replaceAll('%', '%%')}"`
  return `@rem ${mark}\r\n@${quoted(node)} ${quoted(program)} %*\r\n`
}

function adviceFor(folder: string, isWindows: boolean): string {
  if (isWindows) {
    return `Add ${folder} to “Path” under “Edit environment variables for your account”, then open a new terminal.`
  }
  return `Add this line to the profile of your shell, then open a new terminal: export PATH="${folder}:$PATH"`
}
