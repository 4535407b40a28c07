import { homedir, platform } from 'node:os'
import { join } from 'node:path'

/** Returns where the cache is when no path is given: GALLEY_CACHE, or in the user's data folder. */
export function defaultCachePath(): string {
  return process.env['GALLEY_CACHE'] ?? join(dataFolder(), 'galley', 'samples.sqlite')
}

function dataFolder(): string {
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (platform() === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  return process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share')
}
