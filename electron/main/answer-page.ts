import { setTimeout as delay } from 'node:timers/promises'
import { app } from 'electron'
import { requestAnswers } from './ipc/answers.ts'
import { handle } from './ipc/handle.ts'
import { broadcast } from './ipc/send.ts'
import type { Library } from './drafts/library.ts'
import { openDrafts } from './drafts/open-drafts.ts'
import type { collectOpenedFiles } from './drafts/opened-files.ts'
import { openLibrary } from './drafts/open-library.ts'
import { bundledSamples, type Places } from './files/places.ts'
import { toResult } from './files/to-result.ts'
import { offerSamples } from './samples/first-samples.ts'
import { RunningJobs } from './samples/running-jobs.ts'
import { SampleCache } from './samples/sample-cache.ts'
import { watchCache } from './samples/watch-cache.ts'
import { followRecentDrafts } from './window/recent-drafts.ts'
import { shutDownGracefully } from './window/shut-down-gracefully.ts'
import type { WindowKeeper } from './window/window-keeper.ts'

/** The first letters come before what is done ahead. In milliseconds. */
const ahead = 1_000

/** Answers what the page asks, which waits until the library is open, and does what is done ahead once the user can write. */
export async function answerPage(
  keeper: WindowKeeper,
  places: Places,
  onOpenedFiles: ReturnType<typeof collectOpenedFiles>,
): Promise<void> {
  const answering = openLibrary(places, bundledSamples()).then((library) => answer(library, keeper, places))
  handle(answering.then(({ answers }) => answers))
  const { library, cache, open, usable } = await answering
  // a second start shows the window of the first, because two processes would write to one cache
  app.on('second-instance', () => keeper.show())
  app.on('activate', () => keeper.show())
  onOpenedFiles(open)
  // the window learns what is wrong with the cache when it asks
  await toResult(() => offerSamples(cache, library.index, bundledSamples()))
  // what is done ahead would keep the processors from the window
  await usable
  await delay(ahead)
  if (cache.isClosed) return
  cache.readers.prepareProof()
  void cache.index()
}

function answer(library: Library, keeper: WindowKeeper, places: Places) {
  const cache = new SampleCache(
    places.samples,
    () => broadcast('store:changed', null),
    () => {
      broadcast('store:replaced', null)
      broadcast('store:changed', null)
    },
  )
  const jobs = new RunningJobs()
  const onDraftsChanged = followRecentDrafts(library, () => keeper.show())
  const open = (paths: readonly string[]) => void openDrafts(library, keeper.show(), paths).then(onDraftsChanged)
  const { promise: usable, resolve } = Promise.withResolvers<undefined>()
  const onUsable = () => resolve(undefined)
  const answers = requestAnswers({ library, cache, jobs, onDraftsChanged, onDraftsDropped: open, onUsable })
  shutDownGracefully({
    finish: () => {
      jobs.cancelAll()
      return Promise.all([cache.close(), keeper.written])
    },
    keep: () => library.journal.settled(),
  })
  watchCache(cache, () => {
    broadcast('store:changed', null)
    void cache.index()
  })
  return { library, cache, open, answers, usable }
}
