import { app, dialog, session } from 'electron'
import { requestAnswers } from './ipc/answers.ts'
import { handle } from './ipc/handle.ts'
import { registerAppScheme, serveApp } from './page/app-protocol.ts'
import type { Library } from './drafts/library.ts'
import { openLibrary } from './drafts/open-library.ts'
import { guardContents, guardSession, setYoungGenerationSize, switchOffTheNetwork } from './page/guards.ts'
import { broadcast } from './ipc/send.ts'
import { RunningJobs } from './samples/running-jobs.ts'
import { openDrafts } from './drafts/open-drafts.ts'
import { collectOpenedFiles } from './drafts/opened-files.ts'
import { bundledSamples, findPlaces, keepDataLocal, type Places } from './files/places.ts'
import { shutDownGracefully } from './window/shut-down-gracefully.ts'
import { describeApp } from './window/describe-app.ts'
import { followRecentDrafts } from './window/recent-drafts.ts'
import { offerSamples } from './samples/first-samples.ts'
import { SampleCache } from './samples/sample-cache.ts'
import { takeAlong } from './files/take-along.ts'
import { toResult } from './files/to-result.ts'
import { watchCache } from './samples/watch-cache.ts'
import { UserError } from '../engine/files/user-error.ts'
import { WindowKeeper } from './window/window-keeper.ts'

async function start(onOpenedFiles: ReturnType<typeof collectOpenedFiles>): Promise<void> {
  guardSession(session.defaultSession)
  const { places, older } = findPlaces()
  if (older !== null) await takeAlong(older, places)
  const keeper = await WindowKeeper.open(places.window)
  const answering = openLibrary(places, bundledSamples()).then((library) => answer(library, keeper, places))
  // the page loads meanwhile; what it asks waits
  serveApp()
  handle(answering.then(({ answers }) => answers))
  keeper.show()
  const { library, cache, open, usable } = await answering
  // a second start shows the window of the first, because two processes would write to one cache
  app.on('second-instance', () => keeper.show())
  app.on('activate', () => keeper.show())
  onOpenedFiles(open)
  // the window learns what is wrong with the cache when it asks
  await toResult(() => offerSamples(cache, library.index, bundledSamples()))
  // what is done ahead would keep the processors from the window
  await usable
  if (cache.isClosed) return
  cache.readers.prepareProof()
  await cache.index()
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

/** What a user's machine causes is a sentence; all else is a bug, whose place is wanted. */
function wordsOf(error: unknown): string {
  if (error instanceof UserError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Galley could not start', wordsOf(error))
  app.exit(1)
}

keepDataLocal()
if (app.requestSingleInstanceLock()) {
  switchOffTheNetwork()
  setYoungGenerationSize()
  registerAppScheme()
  describeApp()
  const onOpenedFiles = collectOpenedFiles()
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  void app
    .whenReady()
    .then(() => start(onOpenedFiles))
    .catch(giveUp)
} else app.quit()
