import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** The workers of one run have one clipboard: the parent of them all names its lock. */
const lock = join(tmpdir(), `galley-e2e-clipboard-${String(process.ppid)}`)

/** Runs something while no other worker uses the system's clipboard. */
export async function withSystemClipboard(use: () => Promise<void>): Promise<void> {
  while (!take()) await delay(50)
  try {
    await use()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld()) rmSync(lock, { force: true })
    return false
  }
}

/** Returns whether the worker that took the lock still runs. */
function isHeld(): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}
