import { setTimeout as delay } from 'node:timers/promises'
import { app } from 'electron'

/** What has not ended by then is ended with the app; nothing is written by halves. In milliseconds. */
const maxWaitMs = 2_000

/** Lets the app end when nothing is open any more, and before that whatever `finish` waits for. */
export function shutDownGracefully(finish: () => Promise<unknown>): void {
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
    void Promise.race([finish(), delay(maxWaitMs)]).then(end, end)
  })
}
