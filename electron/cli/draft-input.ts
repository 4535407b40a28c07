import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import { CommandError, failedWork } from './command-error.ts'

export interface OpenDraft {
  readonly draft: Draft
  /** The text of the file. */
  readonly text: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
}

/** Reads a draft file, or ends the command with what is wrong with it. */
export async function openDraft(path: string): Promise<OpenDraft> {
  let bytes: Buffer
  try {
    refuseWhatIsNoDraft(path, await stat(path))
    bytes = await readFile(path)
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw failedWork(`The draft ${path} cannot be read: ${reasonOf(error)}`)
  }
  const text = bytes.toString('utf8')
  const parsed = parseDraft(text)
  if (!parsed.ok) throw failedWork(`${path}: ${parsed.error.message}`)
  return { draft: parsed.value, text, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** In bytes. The longest known campaign is some 100 KB. */
const maxDraftBytes = 8_000_000

/** Before it is opened: a pipe could keep one waiting for ever, and a device never ends. */
function refuseWhatIsNoDraft(path: string, found: Stats): void {
  if (found.isDirectory() || (found.size <= maxDraftBytes && found.isFile())) return
  if (!found.isFile()) throw failedWork(`The draft ${path} is not a file. Save it as a file that ends in .galley.json.`)
  throw failedWork(`The draft ${path} is larger than 8 MB, which no draft is. Name another file.`)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file.'
  if (code === 'EISDIR') return 'it is a folder. Name the .galley.json file in it.'
  if (code === 'EACCES') return 'you may not read it.'
  return error instanceof Error ? error.message : String(error)
}
