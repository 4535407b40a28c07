import { app, dialog, session } from 'electron'
import { registerAppScheme, serveApp } from './page/app-protocol.ts'
import { collectOpenedFiles } from './drafts/opened-files.ts'
import { guardContents, guardSession, setYoungGenerationSize, switchOffTheNetwork } from './page/guards.ts'
import { findPlaces, keepDataLocal } from './files/places.ts'
import { describeApp } from './window/describe-app.ts'
import { UserError } from '../engine/files/user-error.ts'
import { WindowKeeper } from './window/window-keeper.ts'

async function start(onOpenedFiles: ReturnType<typeof collectOpenedFiles>): Promise<void> {
  guardSession(session.defaultSession)
  const { places, older } = findPlaces()
  if (older !== null) await (await import('./files/take-along.ts')).takeAlong(older, places)
  const keeper = await WindowKeeper.open(places.window)
  serveApp()
  keeper.show()
  // loaded while the page's process starts, and before anything of the page is heard: a bundle of CommonJS is there in the same turn
  const { answerPage } = await import('./answer-page.ts')
  await answerPage(keeper, places, onOpenedFiles)
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
