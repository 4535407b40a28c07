import { BrowserWindow } from 'electron'
import type { MessageName } from '#shared/ipc/channels'
import type { Messages } from '#shared/ipc/contract'

/** Sends a message to a window, unless it has been closed meanwhile. */
export function send<Name extends MessageName>(window: BrowserWindow, name: Name, message: Messages[Name]): void {
  if (!window.isDestroyed()) window.webContents.send(name, message)
}

/** Sends a message to whatever window is open. */
export function broadcast<Name extends MessageName>(name: Name, message: Messages[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) send(window, name, message)
}
