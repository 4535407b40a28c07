import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The Electron executable that is already on this machine, by the electron package's own rules; undefined when there is
 * none. Never downloads one, which importing the package would do.
 */
export function findElectron(): string | undefined {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const note = join(home, 'path.txt')
  const executable = existsSync(note) ? readFileSync(note, 'utf8') : 'electron'
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), executable)
  return existsSync(path) ? path : undefined
}

/** What Electron has to be told before the folder of the app. */
export function electronArguments(): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    // Chromium's outer sandbox refuses to run as root on Linux. The window's own `sandbox: true` stays.
    ...(asRoot ? ['--no-sandbox'] : []),
    // a runtime that is not Electron's own may be ready before it has read the app, unless it is read first
    ...(process.env.ELECTRON_OVERRIDE_DIST_PATH ? ['-r', join(import.meta.dirname, '../../out/main/index.cjs')] : []),
  ]
}
