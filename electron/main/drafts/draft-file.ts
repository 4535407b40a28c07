import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DraftFileError } from '#shared/ipc/draft-answers'
import { maxDraftBytes, tooLarge } from '#shared/campaign/file-size'
import { failed, ok, type Result } from '#shared/result'
import { codeOf } from '../../engine/files/error-code.ts'
import { unreadable } from './draft-errors.ts'

export interface DraftFile {
  readonly text: string
  /** Of the file's bytes. */
  readonly hash: string
}

/** Reads a file that should be a draft; its text need not be one. */
export async function readDraftFile(path: string): Promise<Result<DraftFile, DraftFileError>> {
  const name = basename(path)
  try {
    const found = await stat(path)
    if (!found.isFile()) return unreadable(`“${name}” is not a file. Open one that ends in .galley.json.`)
    if (found.size > maxDraftBytes) return unreadable(tooLarge(name))
    const bytes = await readFile(path)
    return ok({ text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), hash: hashOf(bytes) })
  } catch (error) {
    if (error instanceof TypeError)
      return unreadable(`“${name}” is not UTF-8 text. Save it as UTF-8, or open another file.`)
    const code = codeOf(error)
    if (code === undefined) throw error
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const message = `“${name}” is not where it was. Put it back, or delete it from the list.`
      return failed({ kind: 'missing', message })
    }
    return unreadable(`“${name}” could not be read (${code}). Check its permissions, then open it again.`)
  }
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Returns the one path of a file, whichever link led to it. */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
