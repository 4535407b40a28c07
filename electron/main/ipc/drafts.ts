import { dirname, isAbsolute, relative } from 'node:path'
import { app } from 'electron'
import { parseDraft } from '#shared/campaign/file'
import type { DraftFileError } from '#shared/ipc/draft-answers'
import { pinFileBeside } from '#shared/proof/expectations/pin-file-name'
import { failed, ok, type Result } from '#shared/result'
import { chooseDraft, chooseDraftFile, choosePlan, askAboutLoss } from '../drafts/dialogs.ts'
import { draftResult } from '../drafts/draft-errors.ts'
import type { Library } from '../drafts/library.ts'
import { watchFile } from '../drafts/watch-file.ts'
import { keyedQueue } from '../files/queue.ts'
import { keepOpen } from '../window/flush-before-close.ts'
import type { Answers } from './handle.ts'
import { broadcast } from './send.ts'

/** Work on what is not in the list yet: two new drafts may want the same name. */
const newDraft = 'new'

/** `onList` is called when the list of drafts, or its order, may be another one. */
export function draftAnswers(library: Library, onList: () => void) {
  const inTurn = keyedQueue()
  const answer = <Value>(subject: string, work: () => Promise<Result<Value, DraftFileError>>) =>
    inTurn(subject, () => draftResult(work)).finally(onList)
  const follow = follower(library)
  const open = (id: string) =>
    answer(id, async () => {
      const opened = await library.open(id)
      if (opened.ok) follow(id)
      return opened
    })

  return {
    'draft:list': () => library.list(),
    'draft:open': ({ id }) => open(id),
    'draft:resume': () => {
      const [last] = library.index.drafts
      return last === undefined ? ok(null) : open(last.id)
    },
    'draft:look': ({ id }) => inTurn(id, () => draftResult(() => library.look(id))),
    'draft:take': ({ id }) => answer(id, () => library.take(id)),
    'draft:create': ({ name, text }) => answer(newDraft, () => library.create(name, text)),
    'draft:journal': ({ id, text }) => inTurn(id, () => draftResult(() => library.keep(id, text))),
    'draft:confirm-loss': ({ name, trouble }, window) => {
      keepOpen(window)
      return askAboutLoss(window, name, trouble)
    },
    'draft:save': ({ id, text, over }) =>
      answer(id, async () => {
        const path = library.pathOf(id)
        const saved = await library.save(id, text, over)
        if (saved.ok && library.pathOf(id) !== path) follow(id)
        return saved
      }),
    'draft:save-as': async ({ id, text }, window) => {
      const parsed = parseDraft(text)
      const path = await chooseDraftFile(window, parsed.ok ? parsed.value.name : '', library.folderOf(id))
      if (path === undefined) return ok(null)
      return answer(id, async () => {
        const saved = await library.saveAs(id, path, text)
        if (saved.ok) follow(saved.value.id)
        return saved
      })
    },
    'draft:pick': async (_input, window) => {
      const path = await chooseDraft(window)
      return path === undefined ? ok(null) : answer(newDraft, () => library.add(path))
    },
    'draft:duplicate': ({ id }) => answer(newDraft, () => library.duplicate(id)),
    'draft:delete': ({ id }) => answer(id, () => library.remove(id)),
    'draft:restore': ({ id }) => answer(id, () => library.restore(id)),
    'draft:deleted': () => library.listDeleted(),
    'pins:read': ({ id }) => inTurn(id, () => draftResult(() => library.readPins(id))),
    'pins:write': ({ id, text, over }) => inTurn(id, () => draftResult(() => library.writePins(id, text, over))),
    'plan:pick': async ({ id }, window) => {
      const path = library.pathOf(id)
      const picked = path === undefined ? undefined : await choosePlan(window, dirname(path))
      if (path === undefined || picked === undefined) return ok(null)
      const file = relative(dirname(path), picked)
      if (isAbsolute(file))
        return failed({ message: 'A draft names its data plan from its own folder. Put the file on the same drive.' })
      const plan = await library.readPlan(id, file, null)
      const own = plan.ok
        ? { id: plan.value.id === '' ? null : plan.value.id, version: plan.value.version }
        : { id: null, version: null }
      return ok({ file: file.replaceAll('\\', '/'), ...own })
    },
    'plan:read': async ({ id, file, version }) => {
      const plan = await library.readPlan(id, file, version)
      return plan.ok ? plan : failed({ message: plan.error })
    },
  } satisfies Partial<Answers>
}

/** Follows the file of the draft that is open, and has the window look at it when it may have changed. */
function follower(library: Library): (id: string) => void {
  let stop: (() => void) | undefined
  return (id) => {
    stop?.()
    const path = library.pathOf(id)
    if (path === undefined) return
    app.addRecentDocument(path)
    let wasSame = true
    const stopPins = watchFile(pinFileBeside(path), () => {
      void library.arePinsSame(id).then((same) => {
        if (!same) broadcast('pins:changed', id)
      })
    })
    const stopDraft = watchFile(path, () => {
      void library.look(id).then((state) => {
        const isSame = state.ok && state.value.kind === 'same'
        // also when it is as it was again: then what was said of it is over
        if (!isSame || !wasSame) broadcast('drafts:changed', null)
        wasSame = isSame
      })
    })
    stop = () => {
      stopPins()
      stopDraft()
    }
  }
}
