import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** What is asked of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform
  /** The user's own folder. */
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The oldest major version of Node that runs the command line. */
export const oldestNode = 22

/** Returns the folders that the shell looks for programs in. */
export function foldersOnPath({ platform, env }: Machine): readonly string[] {
  const path = env['PATH'] ?? env['Path'] ?? ''
  return path.split(platform === 'win32' ? ';' : ':').filter((folder) => folder !== '')
}

/** Returns the path of the machine's own Node that can run the command line, the first on the path; undefined where there is none. */
export async function findNode(machine: Machine): Promise<string | undefined> {
  const name = machine.platform === 'win32' ? 'node.exe' : 'node'
  for (const folder of new Set([...foldersOnPath(machine), ...usualFolders(machine)])) {
    const file = join(folder, name)
    if ((await majorVersionOf(file)) >= oldestNode) return file
  }
  return undefined
}

/** An app that was not started from a shell has a short path. */
function usualFolders({ platform, home, env }: Machine): readonly string[] {
  if (platform === 'win32') return [join(env['ProgramFiles'] ?? 'C:\\Program Files', 'nodejs')]
  return ['/usr/local/bin', '/opt/homebrew/bin', '/usr/bin', join(home, '.volta/bin'), join(home, '.local/bin')]
}

const patienceMs = 10_000

/** Returns the major version that a program says it has; NaN where it is not there, or says nothing of the kind. */
function majorVersionOf(file: string): Promise<number> {
  return new Promise((resolve) => {
    execFile(file, ['--version'], { timeout: patienceMs, windowsHide: true }, (error, answer) => {
      resolve(error === null ? Number(/^v(\d+)\./.exec(answer)?.[1] ?? NaN) : NaN)
    })
  })
}
