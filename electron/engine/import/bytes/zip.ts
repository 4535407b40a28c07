import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { isSystemFile } from '../../files/system-file.ts'
import { UserError } from '../../files/user-error.ts'
import { openFile } from './open-file.ts'

/** One file inside a ZIP file. */
export interface ZipEntry {
  /** Its place in the ZIP file's list, from 0: names may occur twice. */
  readonly index: number
  /** In bytes, unpacked. */
  readonly size: number
  readonly name: string
}

/** A file by itself, or one inside the ZIP file at the path. */
export interface FilePlace {
  readonly path: string
  readonly entry: ZipEntry | null
}

/** How many files a ZIP file may hold. */
const maxEntries = 1_000
/** In bytes: what a ZIP file may unpack to in any case, and beyond that how many times its own size. */
const alwaysAllowed = 1_000_000_000
const maxRatio = 200

/**
 * Returns the files in a ZIP file that may hold samples; undefined where the file is no ZIP file, or one that cannot be read. Throws a
 * `UserError` for a spreadsheet, and for one that unpacks to far more than its size.
 */
export async function entriesOf(path: string): Promise<readonly ZipEntry[] | undefined> {
  if (!(await isZip(path))) return undefined
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => undefined)
  if (zip === undefined) return undefined
  try {
    return await listed(zip, path)
  } finally {
    zip.close()
  }
}

/**
 * Returns the place that a path names, which may go on into a ZIP file, as in `export.zip/people.csv`. A path of no file at all is
 * returned as it is. Throws as `entriesOf`.
 */
export async function placeOf(path: string): Promise<FilePlace> {
  const nowhere = { path, entry: null }
  if (await exists(path)) return nowhere
  let zip = dirname(path)
  while (!(await exists(zip)) && dirname(zip) !== zip) zip = dirname(zip)
  const name = path.slice(zip.length + 1).replaceAll('\\', '/')
  const entries = zip === '.' || zip === dirname(zip) ? undefined : await entriesOf(zip)
  const entry = entries?.find((one) => one.name === name)
  return entry === undefined ? nowhere : { path: zip, entry }
}

/** Returns what names a place: the path, which goes on into a ZIP file. */
export function placeName({ path, entry }: FilePlace): string {
  return entry === null ? path : `${path}/${entry.name}`
}

/** Returns the names of the files in a ZIP file that holds several; null for any other file, and where one name is that of two. */
export async function placesIn(path: string): Promise<readonly string[] | null> {
  const entries = await entriesOf(path).catch(() => undefined)
  if (entries === undefined || entries.length < 2) return null
  const names = entries.map((entry) => placeName({ path, entry }))
  return new Set(names).size === names.length ? names : null
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Yields the bytes of one file in a ZIP file. Throws a `UserError`. */
export async function* readEntry(path: string, { index, name }: ZipEntry): AsyncGenerator<Buffer> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true })
  try {
    let at = 0
    for await (const entry of zip.eachEntry()) {
      if (at++ !== index) continue
      if (entry.isEncrypted())
        throw unreadable(name, 'is encrypted in its ZIP file. Unpack it with its password and import that.')
      yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
      return
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw unreadable(name, 'cannot be unpacked: its ZIP file is damaged. Get a complete copy and import that.')
  } finally {
    zip.close()
  }
}

function unreadable(name: string, what: string): UserError {
  return new UserError('import:not-text', `“${basename(name)}” ${what}`)
}

async function listed(zip: ZipFile, path: string): Promise<readonly ZipEntry[] | undefined> {
  const file = basename(path)
  if (zip.entryCount > maxEntries)
    throw new UserError(
      'import:not-text',
      `“${file}” holds more than 1,000 files. Unpack it and import those that hold samples.`,
    )
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch {
    return undefined
  }
  const office = officeFiles.find(({ holds }) => entries.some(({ fileName }) => holds.test(fileName)))
  if (office !== undefined)
    throw new UserError('import:not-text', `“${file}” is ${office.what}. Save the sheet as CSV and import that.`)
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (unpacked > Math.max(alwaysAllowed, maxRatio * zip.fileSize))
    throw new UserError(
      'import:not-text',
      `“${file}” would unpack to more than 200 times its size. If that is right, unpack it with another program and import its files.`,
    )
  return entries.flatMap(({ fileName: name, uncompressedSize: size }, index) =>
    mayHoldSamples(name) ? [{ index, name, size }] : [],
  )
}

/** Files of office programs are ZIP files, told by a file that each of a kind holds. */
const officeFiles: readonly { readonly holds: RegExp; readonly what: string }[] = [
  { holds: /^\[Content_Types\]\.xml$/, what: 'a spreadsheet or an Office document' },
  { holds: /^META-INF\/manifest\.xml$/, what: 'a spreadsheet or document of LibreOffice (ODS, ODT)' },
  { holds: /^Index\/Document\.iwa$/, what: 'a spreadsheet or document of Apple’s programs (Numbers, Pages)' },
]

/** Folders and what operating systems leave behind are no samples. */
function mayHoldSamples(name: string): boolean {
  return !name.endsWith('/') && !/(?:^|\/)__MACOSX\//.test(name) && !isSystemFile(basename(name))
}

async function isZip(path: string): Promise<boolean> {
  const file = await openFile(path).catch(() => undefined)
  if (file === undefined) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304
  } catch {
    return false
  } finally {
    await file.close()
  }
}
