import { BrowserWindow } from 'electron'
import type { MessageName } from '#shared/ipc/channels'
import type { Messages } from '#shared/ipc/messages'

/** Sends a message to a window, unless it has been closed meanwhile. */
export function send<Name extends MessageName>(window: BrowserWindow, name: Name, message: Messages[Name]): void {
  if (!window.isDestroyed()) window.webContents.send(name, message)
}

/** Sends a message to a window once its page can hear it. */
export function sendWhenLoaded<Name extends MessageName>(
  window: BrowserWindow,
  name: Name,
  message: Messages[Name],
): void {
  const { webContents } = window
  if (webContents.isLoadingMainFrame()) webContents.once('did-finish-load', () => send(window, name, message))
  else send(window, name, message)
}

/** Sends a message to whatever window is open. */
export function broadcast<Name extends MessageName>(name: Name, message: Messages[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) send(window, name, message)
}
