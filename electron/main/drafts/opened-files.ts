import { resolve } from 'node:path'
import { app } from 'electron'
import { isDraftName } from './file-name.ts'

/**
 * Hands on the draft files that the system asks Galley to open: those it was started with, those of a second start, and
 * those that macOS sends. To be called before the app is ready; `open` is called from then on.
 */
export function collectOpenedFiles(): (open: (paths: readonly string[]) => void) => void {
  let early: string[] = draftsIn(process.argv.slice(1), process.cwd())
  let hand = (paths: readonly string[]) => void early.push(...paths)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    hand([path])
  })
  app.on('second-instance', (_event, commandLine, folder) => hand(draftsIn(commandLine.slice(1), folder)))
  return (open) => {
    hand = (paths) => {
      if (paths.length > 0) open(paths)
    }
    hand(early)
    early = []
  }
}

function draftsIn(words: readonly string[], folder: string): string[] {
  return words.filter((word) => !word.startsWith('-') && isDraftName(word)).map((word) => resolve(folder, word))
}
