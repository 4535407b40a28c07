import { join, posix, win32 } from 'node:path'

/** What is asked of the machine. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  /** The user's own folder. */
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Returns the one folder in which window and command line keep what is the user's. On Windows it is one that stays on this machine: a
 * roaming profile would be copied to a server at every log-off, samples and all.
 */
export function dataFolder({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Galley')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Galley')
  return posix.join(env['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), 'galley')
}

/** Returns where an earlier Galley kept the same, to be taken along. */
export function olderDataFolder({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Galley')
  // the command line's; on most disks of a Mac it is the same folder
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'galley')
  return posix.join(env['XDG_CONFIG_HOME'] ?? posix.join(home, '.config'), 'Galley')
}

/** Returns where the cache is in a data folder. */
export function cacheIn(folder: string): string {
  return join(folder, 'samples.sqlite')
}
