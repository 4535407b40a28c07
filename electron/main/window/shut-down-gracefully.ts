import { setTimeout as delay } from 'node:timers/promises'
import { app } from 'electron'

/** What has not ended by then is ended with the app; nothing is written by halves. In milliseconds. */
const maxWaitMs = 2_000

interface LastWork {
  /** What is waited for a short time. */
  readonly finish: () => Promise<unknown>
  /** What would be lost otherwise, and is waited for however long it takes. */
  readonly keep: () => Promise<unknown>
}

/** Lets the app end when nothing is open any more, and the last work is done. */
export function shutDownGracefully({ finish, keep }: LastWork): void {
  let isQuitting = false
  let isFinished = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || isQuitting) app.quit()
  })
  app.on('will-quit', (event) => {
    if (isFinished) return
    event.preventDefault()
    const end = () => {
      isFinished = true
      app.quit()
    }
    void Promise.allSettled([Promise.race([finish(), delay(maxWaitMs)]), keep()]).then(end)
  })
}
