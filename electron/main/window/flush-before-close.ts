import type { BrowserWindow } from 'electron'
import { send } from '../ipc/send.ts'

/** A page that does not answer is not waited for longer. In milliseconds. */
const maxWaitMs = 5_000

/** What ends the waiting for the page of a window that is about to close. */
const closing = new WeakMap<BrowserWindow, NodeJS.Timeout>()

/** Windows whose pages have edits that are in no journal yet. */
const unwritten = new WeakSet<BrowserWindow>()

/**
 * Lets the page write down what is not written yet before its window closes; it asks for `window:close` when it has. Where everything is
 * written, the window closes at once: macOS gives up a log-off when an app does not let its windows close.
 */
export function flushBeforeClose(window: BrowserWindow, onClosing: () => void): void {
  window.on('close', (event) => {
    if (closing.has(window)) {
      event.preventDefault()
      return
    }
    onClosing()
    endProgress(window)
    if (!unwritten.has(window)) return
    event.preventDefault()
    const { webContents } = window
    const isDeaf = webContents.isCrashed() || webContents.isLoadingMainFrame()
    closing.set(
      window,
      setTimeout(() => closeWindow(window), isDeaf ? 0 : maxWaitMs),
    )
    send(window, 'window:closing', null)
  })
  // at a log-off Windows ends the process soon after, and closes nothing
  window.on('query-session-end', () => {
    onClosing()
    send(window, 'window:session-ends', null)
  })
  window.once('closed', () => keepOpen(window))
}

/** Notes whether the page of a window has edits that are in no journal yet. */
export function noteUnwritten(window: BrowserWindow, isUnwritten: boolean): void {
  if (isUnwritten) unwritten.add(window)
  else unwritten.delete(window)
}

/** Closes a window whose page has written everything down. */
export function closeWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  endProgress(window)
  window.destroy()
}

/** The bar in the Dock is the app's: it would stay when the window of its job has gone. */
function endProgress(window: BrowserWindow): void {
  window.setProgressBar(-1)
}

/** Leaves a window open for as long as its page wants: it has a question to the user, who may want to go on. */
export function keepOpen(window: BrowserWindow): void {
  clearTimeout(closing.get(window))
  closing.delete(window)
}
