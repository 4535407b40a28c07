import type { UserMessage } from '#shared/ipc/contract'
import { ok, type Result } from '#shared/result'
import { unknownDraft } from '../drafts/draft-errors.ts'
import type { Library } from '../drafts/library.ts'
import type { Answers } from './handle.ts'
import { broadcast } from './send.ts'

/** Answers what is asked about the versions of a draft, and tells the window where one could not be kept. */
export function versionAnswers({ index, versions }: Library) {
  versions.listen((message) => broadcast('version:trouble', message))
  /** The ids of known drafts are safe as names of folders; what else the window hands in is not. */
  const ofKnown = async <Value>(
    id: string,
    work: () => Promise<Result<Value, UserMessage>>,
  ): Promise<Result<Value, UserMessage>> => (index.find(id) === undefined ? unknownDraft() : work())

  return {
    'version:list': ({ id }) => ofKnown(id, async () => ok(await versions.list(id))),
    'version:read': ({ id, version }) => ofKnown(id, () => versions.read(id, version)),
    'version:keep': ({ id, text, cause }) =>
      ofKnown(id, async () => {
        await versions.keep(id, text, cause)
        return ok(undefined)
      }),
    'version:name': ({ id, version, name }) => ofKnown(id, () => versions.name(id, version, name)),
  } satisfies Partial<Answers>
}
