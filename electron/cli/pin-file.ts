import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { maxDraftBytes } from '#shared/campaign/file-size'
import { noPins, type PinFile } from '#shared/proof/expectations/pin'
import { parsePins, printPins } from '#shared/proof/expectations/pin-file'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { writeAtomic } from '../engine/files/write-atomic.ts'
import { codeOf } from '../engine/files/error-code.ts'
import { failedWork } from './command-error.ts'
import { printable } from './output/text.ts'

/** The file with a draft's pinned users, as it was read. */
export interface OpenPins {
  readonly path: string
  readonly file: PinFile
  /** Null where there was none. */
  readonly text: string | null
}

/** Reads the pinned users beside a draft, or ends the command with what is wrong with the file. `orNone`: there need not be any. */
export async function openPins(draft: string, orNone: boolean): Promise<OpenPins> {
  const path = pinFileBeside(draft)
  const text = await textOf(path)
  if (text === null && !orNone) {
    throw failedWork(
      `There are no pinned users: ${path} does not exist. Pin some in Galley, or with galley proof ${draft} --pin IDENTITY.`,
    )
  }
  if (text === null) return { path, file: noPins, text }
  const parsed = parsePins(text, printable(basename(path)))
  if (!parsed.ok) throw failedWork(parsed.error.message)
  return { path, file: parsed.value, text }
}

/** Writes pinned users where that changes the file. Ends the command where the file is no longer what was read. */
export async function savePins({ path, text, file }: OpenPins, pins: PinFile): Promise<void> {
  const printed = printPins(pins)
  if (printed === (text === null ? null : printPins(file))) return
  if ((await textOf(path)) !== text) {
    throw failedWork(`Another program has changed ${path} meanwhile, so it was not written. Run this again.`)
  }
  await writeAtomic(path, printed)
}

async function textOf(path: string): Promise<string | null> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw failedWork(`${path} is not a file. Move it away, then run this again.`)
    if (found.size > maxDraftBytes) throw failedWork(`${path} is larger than 8 MB. Take pinned users out of it.`)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path))
  } catch (error) {
    if (error instanceof TypeError) throw failedWork(`${path} is not UTF-8 text. Save it as UTF-8.`)
    const code = codeOf(error)
    if (code === 'ENOENT') return null
    if (code === undefined) throw error
    throw failedWork(`${path} cannot be read (${code}). Check its permissions, then run this again.`)
  }
}
