import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Returns whether a path leads to one of these files: by another name, a link, or another case where the disk does not tell them
 * apart. Files that are not there yet are compared by where they would be. Opens none of them.
 */
export function isOneOf(path: string, files: readonly string[]): boolean {
  const keys = files.map(fileKey)
  return keys.includes(fileKey(path))
}

/** Returns whether a folder holds one of these files, however deep. Opens none of them. */
export function holdsOneOf(folder: string, files: readonly string[]): boolean {
  const key = fileIdentity(folder)
  return (
    key !== undefined && files.some((file) => ancestors(realPath(file)).some((above) => fileIdentity(above) === key))
  )
}

function fileKey(path: string): string {
  return fileIdentity(path) ?? foldedCase(realPath(path))
}

/** Returns what the file system knows a file by, whatever its name; undefined where there is none. Does not open it. */
export function fileIdentity(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${String(dev)}:${String(ino)}`
  } catch {
    return undefined
  }
}

/** The path without links, also of a file that is not there yet. */
function realPath(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch {
    const folder = dirname(whole)
    return folder === whole ? whole : join(realPath(folder), basename(whole))
  }
}

/** The usual disks of these systems do not tell names apart by case. */
function foldedCase(path: string): string {
  return ['darwin', 'win32'].includes(process.platform) ? path.normalize('NFC').toLowerCase() : path
}

function ancestors(path: string): readonly string[] {
  const folder = dirname(path)
  return folder === path ? [] : [folder, ...ancestors(folder)]
}
