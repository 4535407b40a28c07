import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A disk of a few megabytes, in memory. */
export interface SmallDisk {
  readonly path: string
  /** Leaves no byte of room. */
  readonly fill: () => void
  readonly free: () => void
  readonly makeReadOnly: (readOnly: boolean) => void
}

/** Whether this user may mount a disk. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mayMount()

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'galley-mount-'))
  const done = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)
  if (done) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return done
}

function mount(...args: readonly string[]): boolean {
  return spawnSync('mount', args).status === 0
}

/** Mounts a disk that is gone when the running test is done. Only where `canMount`. */
export function smallDisk(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'galley-disk-'))
  mount('-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', path)
  onTestFinished(() => {
    spawnSync('umount', ['-l', path])
    rmSync(path, { recursive: true, force: true })
  })
  const filler = join(path, 'filler')
  return {
    path,
    fill() {
      const file = openSync(filler, 'w')
      for (const block of [65_536, 4_096, 512]) while (wrote(file, block));
      closeSync(file)
    },
    free: () => rmSync(filler, { force: true }),
    makeReadOnly: (readOnly) => void mount('-o', `remount,${readOnly ? 'ro' : 'rw'}`, path),
  }
}

function wrote(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch {
    return false
  }
}
