import type { BrowserWindow } from 'electron'
import { send } from '../ipc/send.ts'

/** A page that does not answer is not waited for longer. In milliseconds. */
const maxWaitMs = 5_000

/** What ends the waiting for the page of a window that is about to close. */
const closing = new WeakMap<BrowserWindow, NodeJS.Timeout>()

/** Lets the page write down what is not written yet before its window closes; it asks for `window:close` when it has. */
export function flushBeforeClose(window: BrowserWindow, onClosing: () => void): void {
  window.on('close', (event) => {
    event.preventDefault()
    if (closing.has(window)) return
    onClosing()
    const { webContents } = window
    const isDeaf = webContents.isCrashed() || webContents.isLoadingMainFrame()
    closing.set(
      window,
      setTimeout(() => window.destroy(), isDeaf ? 0 : maxWaitMs),
    )
    send(window, 'window:closing', null)
  })
  window.once('closed', () => keepOpen(window))
}

/** Leaves a window open for as long as its page wants: it has a question to the user, who may want to go on. */
export function keepOpen(window: BrowserWindow): void {
  clearTimeout(closing.get(window))
  closing.delete(window)
}
