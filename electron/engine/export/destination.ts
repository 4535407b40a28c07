import { readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Writable } from 'node:stream'
import { writeTo } from '../files/reader-gone.ts'
import { UserError } from '../files/user-error.ts'
import { type AtomicFile, openAtomic } from '../files/write-atomic.ts'
import { openFolder } from '../files/write-folder.ts'
import type { ExportOptions } from './export-options.ts'
import type { OpenFile } from './hashed-text.ts'
import { filesOf } from './manifest.ts'

export const manifestName = 'manifest.json'
export const refusedName = 'refused.ndjson'

/** Where an export goes. None of it appears before `commit`, except on stdout. */
export interface Destination {
  /** Where the manifest will be; null where there is no place for one. */
  readonly manifest: string | null
  readonly isFolder: boolean
  /** Begins a file of payloads. Only a folder has more than one, and only a folder gives it the name. */
  begin(name: string): Promise<OpenFile>
  /** Begins a file about the export; undefined where there is no place for one. */
  beginAside(name: string): Promise<OpenFile | undefined>
  commit(): Promise<void>
  /** Leaves everything as it was. Does nothing after `commit`. */
  discard(): Promise<void>
}

/** Returns everything that an export may write or replace. */
export function exportOutputs(out: string): readonly string[] {
  return out === '-' ? [] : [out, `${out}.${manifestName}`, `${out}.${refusedName}`]
}

/**
 * Returns where an export goes by its shape. Batches go to one file when there is only one of them, unless the target is a folder.
 * Throws a `UserError`.
 */
export async function destinationOf(
  { out, shape }: Pick<ExportOptions, 'out' | 'shape'>,
  hasSeveral: boolean,
  stdout: Writable,
): Promise<Destination> {
  if (out === '-') {
    if (shape === 'bulk') throw new UserError('export:bulk-to-stdout', bulkToStdout)
    if (hasSeveral && shape === 'batch') throw new UserError('export:several-batches', severalToStdout)
    return toStream(stdout)
  }
  if (shape === 'bulk' || (shape === 'batch' && (hasSeveral || (await isFolder(out))))) return toFolder(out)
  return toFile(out)
}

const bulkToStdout = 'Bulk requests are files in a folder. Name a folder with --out, or choose --shape ndjson.'
const severalToStdout =
  'There is more than one recipient, so this would not be one JSON document. Choose --shape ndjson, or --limit 1 for the first.'

async function isFolder(path: string): Promise<boolean> {
  if (/[\\/]$/.test(path)) return true
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** One file of payloads; the files about it stand beside it and begin with its name. */
function toFile(out: string): Destination {
  const files: AtomicFile[] = []
  const begin = async (path: string): Promise<OpenFile> => {
    const file = await openAtomic(path, { ownerOnly: 'if-new' })
    files.push(file)
    return { name: basename(path), write: (chunk) => file.write(chunk), close: () => Promise.resolve() }
  }
  const aside = (name: string) => `${out}.${name}`
  let hasRefused = false
  return {
    manifest: aside(manifestName),
    isFolder: false,
    begin: () => begin(out),
    beginAside: (name) => {
      hasRefused ||= name === refusedName
      return begin(aside(name))
    },
    commit: async () => {
      const isLeft = !hasRefused && (await filesOf(aside(manifestName), readFile)) !== undefined
      for (const file of files) await file.commit()
      if (isLeft) await rm(aside(refusedName), { force: true })
    },
    discard: async () => {
      for (const file of files) await file.discard()
    },
  }
}

/** A folder of files, in place of the one that Galley exported there before, if any. */
async function toFolder(out: string): Promise<Destination> {
  const folder = await openFolder(out, async (path, names) => {
    const listed = await filesOf(join(path, manifestName), readFile)
    return listed !== undefined && names.every((name) => [...listed, manifestName, refusedName].includes(name))
  })
  const begin = async (name: string): Promise<OpenFile> => ({ name, ...(await folder.begin(name)) })
  return {
    manifest: join(out, manifestName),
    isFolder: true,
    begin,
    beginAside: begin,
    commit: () => folder.commit(),
    discard: () => folder.discard(),
  }
}

/** Payloads only, as they come. */
function toStream(stream: Writable): Destination {
  return {
    manifest: null,
    isFolder: false,
    begin: () =>
      Promise.resolve({ name: '-', write: (chunk) => writeTo(stream, chunk), close: () => Promise.resolve() }),
    beginAside: () => Promise.resolve(undefined),
    commit: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  }
}
