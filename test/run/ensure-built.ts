import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

const sources = [
  'shared',
  'electron/engine',
  'electron/main',
  'electron/preload',
  'renderer',
  'package-lock.json',
  'electron.vite.config.ts',
  'svelte.config.js',
]

const outputs = ['out/main/index.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds the app into out/ when it is not there or older than what it is made of. */
export function ensureBuilt(): void {
  const built = Math.min(...outputs.map(changedAt))
  if (built > 0 && built >= Math.max(...sources.map(newestIn))) return
  execFileSync('electron-vite', ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

/** In milliseconds; 0 when there is no such file. */
function changedAt(path: string): number {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newestIn(path: string): number {
  const at = statSync(join(root, path), { throwIfNoEntry: false })
  if (!at?.isDirectory()) return at?.mtimeMs ?? 0
  const inside = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  return Math.max(
    0,
    ...inside.filter((entry) => entry.isFile()).map((entry) => mtime(join(entry.parentPath, entry.name))),
  )
}

function mtime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
