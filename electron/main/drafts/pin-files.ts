import { basename } from 'node:path'
import type { DraftFileError } from '#shared/ipc/draft-answers'
import type { PinnedFile } from '#shared/ipc/pins'
import { parsePins } from '#shared/proof/expectations/pin-file'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { failed, ok, type Result } from '#shared/result'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { type DraftFile, hashOf, readDraftFile } from './draft-file.ts'
import { changedOutside } from './draft-errors.ts'
import type { KnownDraft } from './draft-index.ts'

type Answer<Value> = Promise<Result<Value, DraftFileError>>

/** The files of pinned users, each beside its draft. Throws a `UserError` when the disk does not do it. */
export class PinFiles {
  /** What was last read from or written to each, by the draft's id: a hash, or null where there was no file. */
  readonly #seen = new Map<string, string | null>()

  /** Reads the file. What is in it need not be pinned users. */
  async read({ id, path }: KnownDraft): Answer<PinnedFile> {
    const file = await read(path)
    if (!file.ok) return file
    this.#seen.set(id, file.value?.hash ?? null)
    return ok({ file: nameOf(path), text: file.value?.text ?? null })
  }

  /** Writes the file. Refuses to write over what another program has written meanwhile, unless `over`, and over what cannot be read. */
  async write({ id, path }: KnownDraft, text: string, over: boolean): Answer<PinnedFile> {
    const target = pinFileBeside(path)
    const refused = problemWith(text, path)
    if (refused !== null) return failed({ kind: 'refused', message: refused })
    const file = await read(path)
    if (!file.ok) return file
    const problem = file.value === null ? null : problemWith(file.value.text, path)
    if (problem !== null) return failed({ kind: 'unreadable', message: problem })
    const seen = this.#seen.get(id)
    const isSeen = file.value === null || file.value.hash === seen || file.value.hash === hashOf(text)
    if (!isSeen && !over) return changedOutside(target)
    await writeAtomic(target, text)
    this.#seen.set(id, hashOf(text))
    return ok({ file: nameOf(path), text })
  }

  /** Returns whether the file is as it was last read or written. */
  async isSame({ id, path }: KnownDraft): Promise<boolean> {
    const file = await read(path)
    return file.ok && (file.value?.hash ?? null) === (this.#seen.get(id) ?? null)
  }

  /** Puts a draft's pinned users beside another path, where it has any. */
  async copy(from: string, to: string): Promise<void> {
    if (pinFileBeside(from) === pinFileBeside(to)) return
    const file = await read(from)
    if (file.ok && file.value !== null) await writeAtomic(pinFileBeside(to), file.value.text)
  }
}

/** Null where there is none. */
async function read(draft: string): Answer<DraftFile | null> {
  const file = await readDraftFile(pinFileBeside(draft))
  if (file.ok) return file
  if (file.error.kind === 'missing') return ok(null)
  const message = `The pinned users in “${nameOf(draft)}” cannot be read. It has to be a file of UTF-8 text of up to 8 MB: correct it, or move it away.`
  return failed({ kind: 'unreadable', message })
}

function problemWith(text: string, draft: string): string | null {
  const parsed = parsePins(text, `“${nameOf(draft)}”`)
  return parsed.ok ? null : parsed.error.message
}

function nameOf(draft: string): string {
  return basename(pinFileBeside(draft))
}
