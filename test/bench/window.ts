import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron } from '../run/electron-runtime.ts'
import { ensureBuilt } from '../run/ensure-built.ts'
import type { Row } from './race.ts'

/** A part of test/bench/window/main.ts. */
export type WindowPart = 'typing' | 'many-pairs' | 'list' | 'blocks' | 'blocks-many' | 'long-values' | 'start'

/** The rows of a part that needs a real window; none, and a line that says why, where there is no Electron or no display. */
export function windowRows(part: WindowPart): Row[] {
  const missing = findElectron() ? missingDisplay() : 'no Electron is installed. `npx install-electron` fetches it'
  if (missing !== null) {
    process.stderr.write(`The rows of the window (${part}) were not run: ${missing}.\n`)
    return []
  }
  ensureBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  try {
    const out = join(folder, 'rows.json')
    const words = [...display(), process.execPath, join(import.meta.dirname, 'window/main.ts'), part, out]
    const { status } = spawnSync(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] })
    if (status !== 0) throw new Error(`The bench of the window (${part}) ended with ${String(status)}.`)
    return JSON.parse(readFileSync(out, 'utf8')) as Row[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What opens a display for a command: nothing where there is one. */
function display(): string[] {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const hasOne = process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined
  return hasOne ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24']
}

function missingDisplay(): string | null {
  const isThere = display().length === 0 || spawnSync('xvfb-run', ['--help']).status === 0
  return isThere ? null : 'there is no display. Set DISPLAY, or install xvfb'
}
