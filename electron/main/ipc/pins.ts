import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { UserMessage } from '#shared/ipc/contract'
import { maxDraftBytes } from '#shared/campaign/file-size'
import { pinFileBeside } from '#shared/proof/expectations/pin-file'
import { failed, ok, type Result } from '#shared/result'
import { codeOf } from '../../engine/files/error-code.ts'
import { UserError } from '../../engine/files/user-error.ts'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import type { DraftIndex } from '../drafts/draft-index.ts'
import { serialQueue } from '../files/queue.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'

/** The files of pinned users, each beside its draft. */
export function pinAnswers(index: DraftIndex) {
  const inTurn = serialQueue()
  const pathOf = (id: string) => {
    const draft = index.drafts.find((known) => known.id === id)
    return draft === undefined ? undefined : pinFileBeside(draft.path)
  }

  const write = async (path: string, text: string, base: string | null): Promise<Result<undefined, UserMessage>> => {
    if ((await textIn(path)) !== base) {
      const message = `Another program has changed ${basename(path)} meanwhile, so it was not written. What it holds is shown now: try again.`
      return failed({ message })
    }
    await writeAtomic(path, text)
    return ok(undefined)
  }

  return {
    'pins:read': ({ id }) => {
      const path = pathOf(id)
      if (path === undefined) return ok({ text: null })
      return toResult(async () => ({ text: await textIn(path) }))
    },
    'pins:write': async ({ id, text, base }) => {
      const path = pathOf(id)
      if (path === undefined) return failed({ message: 'This draft is not in the list any more. Open it again.' })
      const written = await toResult(() => inTurn(() => write(path, text, base)))
      return written.ok ? written.value : written
    },
  } satisfies Partial<Answers>
}

/** Returns what the file holds; null where there is none. */
async function textIn(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path)
    if (bytes.length > maxDraftBytes)
      throw new UserError('file:other', `${basename(path)} is larger than 8 MB. Take pinned users out of it.`)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof UserError) throw error
    if (error instanceof TypeError)
      throw new UserError('file:other', `${basename(path)} is not UTF-8 text. Save it as UTF-8.`)
    if (codeOf(error) === 'ENOENT') return null
    throw new UserError(
      'file:other',
      `${basename(path)} cannot be read. Check its permissions, then open the draft again.`,
    )
  }
}
