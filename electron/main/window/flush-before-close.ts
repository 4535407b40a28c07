import type { BrowserWindow } from 'electron'
import { send } from '../ipc/send.ts'

/** A page that does not answer is not waited for longer. In milliseconds. */
const maxWaitMs = 1_000

/** Lets the page write down what is not written yet before its window closes; it asks for `window:close` when it has. */
export function flushBeforeClose(window: BrowserWindow, onClosing: () => void): void {
  let timer: NodeJS.Timeout | undefined
  window.on('close', (event) => {
    event.preventDefault()
    if (timer !== undefined) return
    onClosing()
    const { webContents } = window
    const isDeaf = webContents.isCrashed() || webContents.isLoadingMainFrame()
    timer = setTimeout(() => window.destroy(), isDeaf ? 0 : maxWaitMs)
    send(window, 'window:closing', null)
  })
  window.once('closed', () => clearTimeout(timer))
}
