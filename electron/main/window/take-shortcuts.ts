import type { BrowserWindow } from 'electron'
import { send } from '../ipc/send.ts'
import { commandOf } from './shortcuts.ts'

/**
 * Has the keys of the menu do what they say wherever the caret is. The page would come first: its editor takes Ctrl+K for the beginning
 * of a chord, and Chromium Ctrl+I for italics.
 */
export function takeShortcuts(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, input) => {
    const command = input.type === 'keyDown' ? commandOf(input, process.platform) : undefined
    if (command === undefined) return
    event.preventDefault()
    send(window, 'menu:chosen', command)
  })
}
