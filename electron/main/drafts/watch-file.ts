import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Programs write a file in several steps. In milliseconds. */
const settleMs = 200

/** Tells when a file may have changed, come or gone. Returns the function that stops watching. */
export function watchFile(path: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, settleMs)
  }
  const stop = () => clearTimeout(timer)
  try {
    // the folder, not the file: a file that is replaced is another one
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      // a folder that is moved away or deleted is told of by its own name
      if (name === null || name === basename(path) || name === basename(dirname(path))) soon()
    })
    // not every disk tells of changes; saving looks again anyway
    watcher.on('error', () => watcher.close())
    return () => {
      stop()
      watcher.close()
    }
  } catch {
    return stop
  }
}
