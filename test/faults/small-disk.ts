import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withFolder } from './scratch.ts'

/** A disk of a few megabytes, in memory. */
export interface SmallDisk {
  readonly path: string
  /** Leaves no byte of room. */
  readonly fill: () => void
  readonly free: () => void
  readonly makeReadOnly: (readOnly: boolean) => void
}

/** Returns why no disk can be mounted here; undefined where one can. */
export function whyNoDisk(): string | undefined {
  const why = 'only root on Linux, where the system lets it, may mount a disk in memory.'
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return why
  const folder = mkdtempSync(join(tmpdir(), 'galley-faults-'))
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)
    spawnSync('umount', [folder])
    return undefined
  } catch {
    return why
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Mounts a disk for `use`. Throws where the system does not. */
export async function withSmallDisk(megabytes: number, use: (disk: SmallDisk) => Promise<void>): Promise<void> {
  await withFolder(async (path) => {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)
    try {
      await use(diskAt(path))
    } finally {
      spawnSync('umount', ['-l', path])
    }
  })
}

function diskAt(path: string): SmallDisk {
  const filler = join(path, 'filler')
  return {
    path,
    fill() {
      const file = openSync(filler, 'a')
      for (const block of [65_536, 4_096, 512]) while (wrote(file, block));
      closeSync(file)
    },
    free: () => rmSync(filler, { force: true }),
    makeReadOnly: (readOnly) => mount('-o', `remount,${readOnly ? 'ro' : 'rw'}`, path),
  }
}

function mount(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`No disk could be mounted: ${stderr}`)
}

function wrote(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) === bytes
  } catch {
    return false
  }
}
