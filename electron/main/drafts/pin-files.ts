import { basename } from 'node:path'
import type { DraftFileError } from '#shared/ipc/contract'
import { parsePins, pinFileBeside } from '#shared/proof/expectations/pin-file'
import { failed, ok, type Result } from '#shared/result'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { readDraftFile } from './draft-file.ts'
import type { KnownDraft } from './draft-index.ts'

type Answer<Value> = Promise<Result<Value, DraftFileError>>

/** The files of pinned users, each beside its draft. Throws a `UserError` when the disk does not do it. */
export class PinFiles {
  /** What was last read from or written to each, by the draft's id; null where there was no file. */
  readonly #seen = new Map<string, string | null>()

  /** Returns what the file holds, which need not be pinned users; null where there is none. */
  async read({ id, path }: KnownDraft): Answer<string | null> {
    const text = await read(path)
    if (text.ok) this.#seen.set(id, text.value)
    return text
  }

  /** Writes the file. `base` is what it held when it was read: nothing is written over what another program has written meanwhile. */
  async write({ id, path }: KnownDraft, text: string, base: string | null): Answer<undefined> {
    const refused = problemWith(text, path)
    if (refused !== null) return failed({ kind: 'refused', message: refused })
    const now = await read(path)
    if (!now.ok) return now
    const problem = now.value === null ? null : problemWith(now.value, path)
    if (problem !== null) return failed({ kind: 'unreadable', message: problem })
    if (now.value !== base && now.value !== text) {
      const message = `Another program has changed “${nameOf(path)}” meanwhile, so it was not written. What it holds is shown now: try again.`
      return failed({ kind: 'changed-outside', message })
    }
    await writeAtomic(pinFileBeside(path), text)
    this.#seen.set(id, text)
    return ok(undefined)
  }

  /** Returns whether the file is as it was last read or written. */
  async isSame({ id, path }: KnownDraft): Promise<boolean> {
    const text = await read(path)
    return text.ok && text.value === (this.#seen.get(id) ?? null)
  }

  /** Puts a draft's pinned users beside another path, where it has any. */
  async copy(from: string, to: string): Promise<void> {
    if (pinFileBeside(from) === pinFileBeside(to)) return
    const text = await read(from)
    if (text.ok && text.value !== null) await writeAtomic(pinFileBeside(to), text.value)
  }
}

/** Null where there is none. */
async function read(draft: string): Answer<string | null> {
  const file = await readDraftFile(pinFileBeside(draft))
  if (file.ok) return ok(file.value.text)
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
